import { asc, eq } from 'drizzle-orm'
import type * as v from 'valibot'
import { messages } from '@zhengji/db/schema/index'
import { planMessages } from '@zhengji/domain/reminder/plan'
import { reconcile } from '@zhengji/domain/reminder/reconcile'
import type { reminderPlanInput } from '@zhengji/domain/reminder/input'
import type { PlannedMessageRow } from '@zhengji/domain/reminder/view'
import { authorize } from '../authorize.ts'
import type { Context } from '../context.ts'
import { loadReminderFacts } from './facts.ts'
import { recipientNames } from './names.ts'
import { findRecipients } from './recipients.ts'
import { keyOfRow } from './record.ts'
import { loadReminderRound } from './rules.ts'
import { toMessageRow, toPlannedRow } from './view.ts'

/**
 * What will be sent, what will not and why, and what happened, by due time. The rows as the sweep would leave them this very moment, so
 * that somebody who has just registered an application sees its reminders; a search leaves only whom it finds.
 */
export const getReminderPlan = async (ctx: Context, input: v.InferOutput<typeof reminderPlanInput>): Promise<PlannedMessageRow[]> => {
  authorize(ctx, 'reminder:read', input.roundId)
  const running = await loadReminderRound(ctx.db, input.roundId)
  const now = await ctx.ports.clock(ctx.db)
  const rows = await ctx.db.select().from(messages).where(eq(messages.roundId, input.roundId)).orderBy(asc(messages.id))
  const nameOf = await recipientNames(ctx.db, rows)
  const known = rows.filter(({ purpose }) => purpose !== 'broadcast').map((row) => ({ ...row, key: keyOfRow(row) }))
  const changes = reconcile(planMessages(running.definition, await loadReminderFacts(ctx, running), now), known, now)
  const changed = new Map(changes.flatMap((change) => (change.kind === 'change' ? [[change.id, change]] : [])))
  const written = rows.map((row) => {
    const change = changed.get(row.id)
    const dueAt = change?.message?.dueAt ?? row.dueAt
    return toMessageRow(change === undefined ? row : { ...row, status: change.status, reason: change.reason, dueAt }, nameOf)
  })
  const ahead = changes.flatMap((change) => (change.kind === 'add' ? [toPlannedRow(change.message, change)] : []))
  const found = await findRecipients(ctx.db, input.roundId, input.search)
  return byDueTime([...written, ...ahead].filter(({ recipientId }) => found === null || found.has(recipientId)))
}

/** ISO instants do not sort as text when their fractions differ in length. */
const byDueTime = (rows: readonly PlannedMessageRow[]): PlannedMessageRow[] =>
  rows
    .map((row) => ({ row, at: Temporal.Instant.from(row.dueAt) }))
    .sort((a, b) => Temporal.Instant.compare(a.at, b.at) || (a.row.key < b.row.key ? -1 : 1))
    .map(({ row }) => row)
