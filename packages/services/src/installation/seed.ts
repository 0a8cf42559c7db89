import { and, eq, sql } from 'drizzle-orm'
import { newId } from '@zhengji/db/id'
import { grants, rounds, sessions, users } from '@zhengji/db/schema/index'
import type { StaffRole } from '@zhengji/domain/access/role'
import { calls } from '@zhengji/domain/calls/registry'
import { announcedRound } from '@zhengji/domain/round/announced'
import { appendAudit } from '../audit/append.ts'
import type { Context } from '../context.ts'
import { fillExpertSearch } from '../expert/fill-search.ts'
import { hashPassword, oneTimePassword } from '../session/password.ts'
import { withTransaction, type TransactionContext } from '../transaction.ts'

export interface FirstCredential {
  readonly login: string
  readonly role: StaffRole
  readonly password: string
}

export interface Seeded {
  /** To print once and keep nowhere; empty once both administrators have signed in. */
  readonly credentials: readonly FirstCredential[]
  /** Real rounds that were added. */
  readonly addedRounds: number
}

/** Two people, because nobody both makes accounts and hands out roles (三员分立). */
const administrators = [
  { login: 'admin', displayName: '系统管理员', role: 'system-admin' },
  { login: 'security', displayName: '安全管理员', role: 'security-admin' },
] as const

/** Any constant, unused elsewhere: two processes that start at once seed one after the other. */
const seedLock = 20_260_129

/**
 * Makes a fresh installation usable: the two administrators with one-time passwords, and the real round of every published
 * definition exactly as announced. Run at every start; what exists stays. An administrator who never signed in gets a new
 * password each time, so that one lost from the terminal locks nobody out.
 */
export const seedInstallation = async (ctx: Context): Promise<Seeded> => {
  const fresh = await Promise.all(
    administrators.map(async (administrator) => {
      const password = oneTimePassword()
      return { ...administrator, password, passwordHash: await hashPassword(password) }
    }),
  )
  return withTransaction(ctx, async (tx) => {
    await tx.db.execute(sql`select pg_advisory_xact_lock(${seedLock})`)
    const credentials: FirstCredential[] = []
    for (const administrator of fresh) {
      const printed = (await welcome(tx, administrator)) ? [administrator] : []
      credentials.push(...printed.map(({ login, role, password }) => ({ login, role, password })))
    }
    await fillExpertSearch(tx)
    return { credentials, addedRounds: await addRealRounds(tx) }
  })
}

type Fresh = (typeof administrators)[number] & { readonly passwordHash: string }

/** True when the password just made is the one to print. */
const welcome = async (tx: TransactionContext, { login, displayName, role, passwordHash }: Fresh): Promise<boolean> => {
  const now = await tx.ports.clock(tx.db)
  const [known] = await tx.db.select().from(users).where(eq(users.login, login)).for('update')
  if (known === undefined) {
    const userId = newId()
    await tx.db.insert(users).values({ id: userId, login, displayName, passwordHash, createdAt: now })
    await tx.db.insert(grants).values({ id: newId(), userId, role, grantedAt: now })
    await appendAudit(tx, { action: 'installation.first-user', subjectType: 'user', subjectId: userId, after: { login, role } })
    return true
  }
  const visits = await tx.db.$count(sessions, eq(sessions.userId, known.id))
  if (!known.mustChangePassword || visits > 0 || known.disabledAt !== null) return false
  await tx.db.update(users).set({ passwordHash, failedAttempts: 0, lockedUntil: null }).where(eq(users.id, known.id))
  await appendAudit(tx, { action: 'installation.first-password', subjectType: 'user', subjectId: known.id })
  return true
}

const addRealRounds = async (tx: TransactionContext): Promise<number> => {
  let added = 0
  for (const definition of calls) {
    const same = and(eq(rounds.callId, definition.id), eq(rounds.callVersion, definition.version), eq(rounds.realm, 'real'))
    if ((await tx.db.$count(rounds, same)) > 0) continue
    const createdAt = await tx.ports.clock(tx.db)
    const round = { id: newId(), callId: definition.id, callVersion: definition.version, ...announcedRound(definition), createdAt }
    // A newer version of a call that ran already keeps its numbers: the prefix is taken, and its round is a decision of people.
    const written = await tx.db
      .insert(rounds)
      .values(round)
      .onConflictDoNothing({ target: rounds.numberPrefix })
      .returning({ id: rounds.id })
    if (written.length === 0) continue
    added += 1
    await appendAudit(tx, {
      action: 'installation.real-round',
      subjectType: 'round',
      subjectId: round.id,
      roundId: round.id,
      after: { callId: round.callId, callVersion: round.callVersion, closesAt: round.closesAt.toString() },
    })
  }
  return added
}
