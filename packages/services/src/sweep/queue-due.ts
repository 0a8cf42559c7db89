import { gt, or, sql } from 'drizzle-orm'
import { newId } from '@zhengji/db/id'
import { messages, rounds } from '@zhengji/db/schema/index'
import { planMessages } from '@zhengji/domain/reminder/plan'
import type { Context } from '../context.ts'
import { loadReminderFacts } from '../reminder/facts.ts'
import { definitionOf, type RoundRow } from '../round/load.ts'
import { withTransaction } from '../transaction.ts'

/** Space of the advisory locks of planning, one per round; any constant, unused elsewhere. */
const planningLock = 20_260_129

/** As many rows as one insert takes without growing beyond PostgreSQL's 65,535 parameters. */
const chunkSize = 1_000

const queueRound = (ctx: Context, round: RoundRow): Promise<number> =>
  withTransaction(ctx, async (tx) => {
    // Whoever comes second would only find every key taken.
    const { rows } = await tx.db.execute<{ mine: boolean }>(
      sql`select pg_try_advisory_xact_lock(${planningLock}, hashtext(${round.id})) as mine`,
    )
    if (rows[0]?.mine !== true) return 0
    const running = { round, definition: definitionOf(round) }
    const now = await tx.ports.clock(tx.db)
    const due = planMessages(running.definition, await loadReminderFacts(tx.db, running), now).filter(
      ({ skip, dueAt }) => skip === null && Temporal.Instant.compare(dueAt, now) <= 0,
    )
    const planned = due.map((message) => ({
      id: newId(),
      roundId: round.id,
      recipientKind: message.recipient.kind,
      recipientId: message.recipient.id,
      purpose: message.purpose,
      deadlineKey: message.deadlineKey,
      rung: message.rung,
      channel: message.channel,
      address: message.channel === 'email' ? (message.recipient.email ?? '') : '',
      dueAt: message.dueAt,
      subject: message.subject,
      body: message.body,
      status: 'queued' as const,
      createdAt: now,
    }))
    let written = 0
    for (let from = 0; from < planned.length; from += chunkSize) {
      // The unique key is what makes a reminder arrive once, whoever plans it how often.
      const inserted = await tx.db
        .insert(messages)
        .values(planned.slice(from, from + chunkSize))
        .onConflictDoNothing()
        .returning({ id: messages.id })
      written += inserted.length
    }
    return written
  })

/** Writes a row for every reminder that is due and has none; the sweep wakes them. Gives how many were written. */
export const queueDueMessages = async (ctx: Context): Promise<number> => {
  const now = await ctx.ports.clock(ctx.db)
  const open = await ctx.db
    .select()
    .from(rounds)
    .where(
      or(
        gt(rounds.closesAt, now),
        gt(rounds.sheetsDueAt, now),
        sql`exists (select 1 from sheet_packs where sheet_packs.round_id = ${rounds.id} and sheet_packs.due_at > ${now.toString()}::timestamptz)`,
      ),
    )
  let written = 0
  for (const round of open) written += await queueRound(ctx, round)
  return written
}
