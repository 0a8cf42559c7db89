import { and, asc, eq } from 'drizzle-orm'
import type * as v from 'valibot'
import { newId } from '@zhengji/db/id'
import { applications, grants, panelMembers, routeWishes, sheets } from '@zhengji/db/schema/index'
import type { recipientInput, saveWishInput } from '@zhengji/domain/reminder/input'
import type { RouteWishView } from '@zhengji/domain/reminder/view'
import { appendAudit } from '../audit/append.ts'
import { actingUser, authorize } from '../authorize.ts'
import type { Context } from '../context.ts'
import { ServiceError } from '../errors.ts'
import { loadRound } from '../round/load.ts'
import { withTransaction } from '../transaction.ts'
import { namesOf } from '../user/names.ts'

type Wish = v.InferOutput<typeof saveWishInput>

/** Somebody of another round, or of none, is NOT_FOUND. */
const requireRecipient = async (ctx: Context, { roundId, recipientKind, recipientId }: Wish): Promise<void> => {
  const counts = {
    applicant: () => ctx.db.$count(applications, and(eq(applications.id, recipientId), eq(applications.roundId, roundId))),
    expert: async () =>
      (await ctx.db.$count(sheets, and(eq(sheets.expertId, recipientId), eq(sheets.roundId, roundId)))) +
      (await ctx.db.$count(panelMembers, and(eq(panelMembers.expertId, recipientId), eq(panelMembers.roundId, roundId)))),
    user: () => ctx.db.$count(grants, eq(grants.userId, recipientId)),
  }
  if ((await counts[recipientKind]()) === 0) throw new ServiceError('NOT_FOUND', 'not-found')
}

const writeWish = (ctx: Context, input: Wish): Promise<void> =>
  withTransaction(ctx, async (tx) => {
    const { roundId, recipientKind, recipientId, purpose, channels, locale } = input
    const setAt = await tx.ports.clock(tx.db)
    await tx.db
      .insert(routeWishes)
      .values({ id: newId(), roundId, recipientKind, recipientId, purpose, channels, locale, setBy: actingUser(tx), setAt })
    tx.wake({ name: 'truth.sweep', payload: {} })
    await appendAudit(tx, {
      action: 'reminder.set-route',
      subjectType: recipientKind === 'applicant' ? 'application' : recipientKind,
      subjectId: recipientId,
      roundId,
      ...(recipientKind === 'applicant' ? { applicationId: recipientId } : {}),
      after: { purpose, channels, locale },
    })
  })

/** How a recipient is to be reached, for one purpose or for all. */
export const saveWish = async (ctx: Context, input: Wish): Promise<void> => {
  authorize(ctx, 'reminder:write', input.roundId)
  await loadRound(ctx.db, input.roundId)
  await requireRecipient(ctx, input)
  await writeWish(ctx, input)
}

/** The wishes that count, one per purpose. */
export const listWishes = async (ctx: Context, input: v.InferOutput<typeof recipientInput>): Promise<RouteWishView[]> => {
  authorize(ctx, 'reminder:read', input.roundId)
  const { roundId, recipientKind, recipientId } = input
  const rows = await ctx.db
    .select()
    .from(routeWishes)
    .where(and(eq(routeWishes.roundId, roundId), eq(routeWishes.recipientKind, recipientKind), eq(routeWishes.recipientId, recipientId)))
    .orderBy(asc(routeWishes.id))
  const nameOf = await namesOf(
    ctx.db,
    rows.map(({ setBy }) => setBy),
  )
  const newest = new Map(rows.map((row) => [row.purpose, row]))
  return [...newest.values()].map(({ purpose, channels, locale, setBy, setAt }) => ({
    purpose,
    channels,
    locale,
    setBy: nameOf(setBy),
    setAt: setAt.toString(),
  }))
}
