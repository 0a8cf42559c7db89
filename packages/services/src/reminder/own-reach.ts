import { and, asc, eq, isNull } from 'drizzle-orm'
import type * as v from 'valibot'
import { newId } from '@zhengji/db/id'
import { routeWishes, users } from '@zhengji/db/schema/index'
import { maskPhone } from '@zhengji/domain/enterprise/phone'
import { maskEmail } from '@zhengji/domain/reminder/channel'
import type { saveOwnReachInput } from '@zhengji/domain/reminder/input'
import type { OwnReach } from '@zhengji/domain/reminder/view'
import type { Database } from '@zhengji/db/database'
import { appendAudit } from '../audit/append.ts'
import { signedIn } from '../authorize.ts'
import type { Context } from '../context.ts'
import { ServiceError } from '../errors.ts'
import { withTransaction, type TransactionContext } from '../transaction.ts'

type UserRow = typeof users.$inferSelect

const reachOf = async (db: Database, { id, email, phone, revision }: UserRow): Promise<OwnReach> => {
  const rows = await db
    .select()
    .from(routeWishes)
    .where(and(isNull(routeWishes.roundId), eq(routeWishes.recipientKind, 'user'), eq(routeWishes.recipientId, id)))
    .orderBy(asc(routeWishes.id))
  const newest = new Map(rows.map((row) => [row.purpose, row.channels]))
  const wishes = [...newest].flatMap(([purpose, channels]) => (purpose === null ? [] : [{ purpose, channels }]))
  return { email, phone, locale: rows.at(-1)?.locale ?? 'zh', wishes, revision }
}

const requireUser = async (ctx: Context | TransactionContext, id: string): Promise<UserRow> => {
  const [user] = await ctx.db.select().from(users).where(eq(users.id, id))
  if (user === undefined) throw new ServiceError('NOT_FOUND', 'not-found')
  return user
}

/** Where the acting person is reached, and by which channel of what. */
export const getOwnReach = async (ctx: Context): Promise<OwnReach> => reachOf(ctx.db, await requireUser(ctx, signedIn(ctx).id))

/**
 * Says it anew, for every round; throws CONFLICT when the account has changed meanwhile. Wishes that are as they were leave no row, and one
 * that an officer recorded for a round later goes before.
 */
export const saveOwnReach = async (ctx: Context, input: v.InferOutput<typeof saveOwnReachInput>): Promise<OwnReach> => {
  const { id } = signedIn(ctx)
  return withTransaction(ctx, async (tx) => {
    await tx.db.select({ id: users.id }).from(users).where(eq(users.id, id)).for('update')
    const user = await requireUser(tx, id)
    const before = await reachOf(tx.db, user)
    if (user.revision !== input.revision) throw new ServiceError('CONFLICT', 'stale-revision', {}, { current: before })
    const { email, phone, locale } = input
    const known = new Map(before.wishes.map(({ purpose, channels }) => [purpose, channels?.join() ?? null]))
    const changed = input.wishes.filter(
      ({ purpose, channels }) => locale !== before.locale || (channels?.join() ?? null) !== (known.get(purpose) ?? null),
    )
    const setAt = await tx.ports.clock(tx.db)
    const wish = { roundId: null, recipientKind: 'user', recipientId: id, locale, setBy: id, setAt } as const
    if (changed.length > 0)
      await tx.db.insert(routeWishes).values(changed.map(({ purpose, channels }) => ({ id: newId(), ...wish, purpose, channels })))
    const saved = { ...user, email, phone, revision: user.revision + 1 }
    await tx.db.update(users).set({ email, phone, revision: saved.revision }).where(eq(users.id, id))
    tx.wake({ name: 'truth.sweep', payload: {} })
    const masked = { email: email === null ? null : maskEmail(email), phone: phone === null ? null : maskPhone(phone) }
    await appendAudit(tx, { action: 'user.set-contact', subjectType: 'user', subjectId: id, after: { ...masked, locale, wishes: changed } })
    return reachOf(tx.db, saved)
  })
}
