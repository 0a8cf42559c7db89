import { and, gt, isNull, lte, or, eq, sql } from 'drizzle-orm'
import { messages, rounds } from '@zhengji/db/schema/index'
import type { Context } from '../context.ts'
import { planRound } from '../reminder/plan-round.ts'

/** Plans every round in which somebody may have to be reminded. Gives how many rows were written. */
export const planOpenRounds = async (ctx: Context): Promise<number> => {
  const now = await ctx.ports.clock(ctx.db)
  const at = sql`${now.toString()}::timestamptz`
  const open = await ctx.db
    .select()
    .from(rounds)
    .where(
      or(
        gt(rounds.closesAt, now),
        gt(rounds.sheetsDueAt, now),
        sql`exists (select 1 from sheet_packs where sheet_packs.round_id = ${rounds.id} and sheet_packs.due_at > ${at})`,
        sql`exists (select 1 from round_dates where round_dates.round_id = ${rounds.id} and round_dates.ends_at > ${at})`,
        // A day is long enough to tell of an answer, whenever its clock ended.
        sql`exists (select 1 from round_dates where round_dates.round_id = ${rounds.id} and round_dates.closed_at > ${at} - interval '1 day')`,
        sql`exists (select 1 from proposals where proposals.round_id = ${rounds.id}
          and not exists (select 1 from decisions where decisions.proposal_id = proposals.id))`,
        // What waits has to end, and what failed is told to a person.
        sql`exists (select 1 from messages where messages.round_id = ${rounds.id} and messages.status in ('planned', 'held', 'failed'))`,
      ),
    )
  let written = 0
  for (const round of open) written += await planRound(ctx, round)
  return written
}

/** Whether anything waits for the sender now. */
export const hasReadyMessages = async ({ db, ports }: Context): Promise<boolean> => {
  const now = await ports.clock(db)
  const ready = and(eq(messages.status, 'queued'), or(isNull(messages.nextTryAt), lte(messages.nextTryAt, now)))
  const found = await db.select({ id: messages.id }).from(messages).where(ready).limit(1)
  return found.length > 0
}

/** When the next rung falls due or the next attempt may be made; null: nothing waits. What may be sent already is the sender's business. */
export const nextDueAt = async ({ db, ports }: Context): Promise<Temporal.Instant | null> => {
  const now = await ports.clock(db)
  const at = sql<Temporal.Instant | null>`min(coalesce(${messages.nextTryAt}, ${messages.dueAt}))`.mapWith(messages.dueAt)
  const waits = or(eq(messages.status, 'planned'), and(eq(messages.status, 'queued'), gt(messages.nextTryAt, now)))
  const [row] = await db.select({ at }).from(messages).where(waits)
  return row?.at ?? null
}
