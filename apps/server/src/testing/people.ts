import type { Database } from '@zhengji/db/database'
import { newId } from '@zhengji/db/id'
import { grants, sessions, users } from '@zhengji/db/schema/index'
import type { StaffRole } from '@zhengji/domain/access/role'
import { hashPassword } from '@zhengji/services/session/password'
import { newToken, tokenHash } from '@zhengji/services/session/token'

export interface Person {
  readonly id: string
  readonly login: string
  /** Of an open session with a fresh proof of the password. */
  readonly token: string
}

/** Of everybody that `addPerson` makes with `signsIn`. */
export const password = 'xK9-lantern-harbour-27'

/** A user with these roles (in one round, or everywhere) and an open session. `signsIn` costs an argon2 derivation. */
export const addPerson = async (
  db: Database,
  roles: readonly StaffRole[],
  roundId: string | null = null,
  signsIn = false,
): Promise<Person> => {
  const id = newId()
  const login = `u-${id.slice(-12)}`
  const now = Temporal.Now.instant()
  const passwordHash = signsIn ? await hashPassword(password) : 'none'
  await db.insert(users).values({ id, login, displayName: `User ${login}`, passwordHash, mustChangePassword: false, createdAt: now })
  for (const role of roles) await db.insert(grants).values({ id: newId(), userId: id, role, roundId, grantedAt: now })
  const token = newToken()
  const session = { id: newId(), userId: id, tokenHash: tokenHash(token), createdAt: now, lastSeenAt: now, steppedUpAt: now }
  await db.insert(sessions).values({ ...session, expiresAt: now.add({ hours: 12 }), address: '127.0.0.1', userAgent: 'test' })
  return { id, login, token }
}
