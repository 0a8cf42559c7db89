import { eq, inArray } from 'drizzle-orm'
import type * as v from 'valibot'
import type { Database } from '@zhengji/db/database'
import { applications, enterprises, experts, messages, users } from '@zhengji/db/schema/index'
import { planMessages } from '@zhengji/domain/reminder/plan'
import type { PlannedMessageRow } from '@zhengji/domain/reminder/view'
import type { roundIdInput } from '@zhengji/domain/round/input'
import { authorize } from '../authorize.ts'
import type { Context } from '../context.ts'
import { loadRound } from '../round/load.ts'
import { loadReminderFacts } from './facts.ts'
import { keyOfRow, type MessageRecord } from './key.ts'

/** Names of recipients of whom nothing is planned any more. */
const recipientNames = async (db: Database, rows: readonly MessageRecord[]): Promise<ReadonlyMap<string, string>> => {
  const ids = (kind: MessageRecord['recipientKind']) => [
    ...new Set(rows.filter((row) => row.recipientKind === kind).map((row) => row.recipientId)),
  ]
  const [ofApplicants, ofExperts, ofUsers] = await Promise.all([
    db
      .select({ id: applications.id, name: enterprises.name })
      .from(applications)
      .innerJoin(enterprises, eq(enterprises.id, applications.enterpriseId))
      .where(inArray(applications.id, ids('applicant'))),
    db
      .select({ id: experts.id, name: experts.name })
      .from(experts)
      .where(inArray(experts.id, ids('expert'))),
    db
      .select({ id: users.id, name: users.displayName })
      .from(users)
      .where(inArray(users.id, ids('user'))),
  ])
  return new Map([...ofApplicants, ...ofExperts, ...ofUsers].map(({ id, name }) => [id, name]))
}

/** What will be sent, what will not and why, and what happened, by due time. */
export const getReminderPlan = async (ctx: Context, input: v.InferOutput<typeof roundIdInput>): Promise<PlannedMessageRow[]> => {
  authorize(ctx, 'reminder:read', input.roundId)
  const running = await loadRound(ctx.db, input.roundId)
  const now = await ctx.ports.clock(ctx.db)
  const rows = await ctx.db.select().from(messages).where(eq(messages.roundId, input.roundId))
  const names = await recipientNames(ctx.db, rows)
  const happened = rows.map((row): PlannedMessageRow => ({
    key: keyOfRow(row),
    recipientKind: row.recipientKind,
    recipientName: names.get(row.recipientId) ?? row.recipientId,
    purpose: row.purpose,
    rung: row.rung,
    channel: row.channel,
    dueAt: row.dueAt.toString(),
    status: row.status,
    reason: row.reason,
    sentAt: row.sentAt?.toString() ?? null,
  }))
  const known = new Set(happened.map(({ key }) => key))
  const ahead = planMessages(running.definition, await loadReminderFacts(ctx.db, running), now)
    .filter(({ key }) => !known.has(key))
    .map((planned): PlannedMessageRow => ({
      key: planned.key,
      recipientKind: planned.recipient.kind,
      recipientName: planned.recipient.name,
      purpose: planned.purpose,
      rung: planned.rung,
      channel: planned.channel,
      dueAt: planned.dueAt.toString(),
      status: planned.skip === null ? 'planned' : 'skipped',
      reason: planned.skip,
      sentAt: null,
    }))
  // ISO instants do not sort as text when their fractions differ in length.
  const dueOf = new Map([...happened, ...ahead].map((row) => [row.key, Temporal.Instant.from(row.dueAt)]))
  const order = (a: PlannedMessageRow, b: PlannedMessageRow): number => {
    const [left, right] = [dueOf.get(a.key), dueOf.get(b.key)]
    return left === undefined || right === undefined ? 0 : Temporal.Instant.compare(left, right) || (a.key < b.key ? -1 : 1)
  }
  return [...happened, ...ahead].sort(order)
}
