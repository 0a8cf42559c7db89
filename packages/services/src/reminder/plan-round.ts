import { and, eq, inArray, sql } from 'drizzle-orm'
import { newId } from '@zhengji/db/id'
import { messages } from '@zhengji/db/schema/index'
import { planMessages } from '@zhengji/domain/reminder/plan'
import { reconcile, type Change, type KnownMessage } from '@zhengji/domain/reminder/reconcile'
import type { Context } from '../context.ts'
import { notify } from '../notify.ts'
import { definitionOf, type RoundRow } from '../round/load.ts'
import { withTransaction, type TransactionContext } from '../transaction.ts'
import { loadReminderFacts } from './facts.ts'
import { firstChannel, keyOfRow } from './record.ts'
import { withRoundRules } from './rules.ts'

/** Space of the advisory locks of planning, one per round; any constant, unused elsewhere. */
const planningLock = 20_260_129

/** As many rows as one insert takes without growing beyond PostgreSQL's 65,535 parameters. */
const chunkSize = 1_000

const loadKnown = async (tx: TransactionContext, roundId: string): Promise<readonly KnownMessage[]> => {
  const rows = await tx.db
    .select({
      id: messages.id,
      recipientKind: messages.recipientKind,
      recipientId: messages.recipientId,
      purpose: messages.purpose,
      deadlineKey: messages.deadlineKey,
      rung: messages.rung,
      status: messages.status,
      reason: messages.reason,
      dueAt: messages.dueAt,
      route: messages.route,
    })
    .from(messages)
    // A broadcast follows no plan.
    .where(and(eq(messages.roundId, roundId), sql`${messages.purpose} <> 'broadcast'`))
  return rows.map((row) => ({ ...row, key: keyOfRow(row) }))
}

const rowOf = ({ message, status, reason }: Extract<Change, { kind: 'add' }>, roundId: string, now: Temporal.Instant) => ({
  id: newId(),
  roundId,
  recipientKind: message.recipient.kind,
  recipientId: message.recipient.id,
  purpose: message.purpose,
  deadlineKey: message.deadlineKey,
  rung: message.rung,
  deadline: message.deadline,
  dueAt: message.dueAt,
  movedFrom: message.movedFrom,
  route: [...message.route],
  status,
  reason,
  channel: status === 'queued' ? firstChannel(message) : null,
  queuedAt: status === 'queued' || status === 'failed' ? now : null,
  createdAt: now,
})

/** Columns of a change; thousands of rows often become the same in the same moment. */
const columnsOf = ({ message, status, reason }: Extract<Change, { kind: 'change' }>, now: Temporal.Instant) => ({
  status,
  reason,
  ...(status === 'queued' || status === 'failed' ? { queuedAt: now, nextTryAt: null } : {}),
  ...(message === null
    ? {}
    : {
        dueAt: message.dueAt,
        movedFrom: message.movedFrom,
        deadline: message.deadline,
        route: [...message.route],
        channel: status === 'queued' ? firstChannel(message) : null,
      }),
})

const write = async (tx: TransactionContext, roundId: string, changes: readonly Change[], now: Temporal.Instant): Promise<void> => {
  const added = changes.filter((change) => change.kind === 'add').map((change) => rowOf(change, roundId, now))
  for (let from = 0; from < added.length; from += chunkSize) {
    // The unique key is what makes a reminder arrive once, whoever plans it how often.
    await tx.db
      .insert(messages)
      .values(added.slice(from, from + chunkSize))
      .onConflictDoNothing()
  }
  const changed = Map.groupBy(
    changes.filter((change) => change.kind === 'change'),
    (change) => JSON.stringify(columnsOf(change, now)),
  )
  for (const same of changed.values()) {
    const [first] = same
    if (first === undefined) continue
    const ids = same.map(({ id }) => id)
    // What somebody began to send or settled meanwhile is left to them.
    const open = inArray(messages.status, ['planned', 'held', 'cancelled'])
    await tx.db
      .update(messages)
      .set(columnsOf(first, now))
      .where(and(sql`${messages.id} = any(${sql.param(ids)}::uuid[])`, open))
  }
}

/** Makes the rows of a round say what its plan says now; gives how many were written. Whoever comes second finds nothing to do. */
export const planRound = (ctx: Context, round: RoundRow): Promise<number> =>
  withTransaction(ctx, async (tx) => {
    const { rows } = await tx.db.execute<{ mine: boolean }>(
      sql`select pg_try_advisory_xact_lock(${planningLock}, hashtext(${round.id})) as mine`,
    )
    if (rows[0]?.mine !== true) return 0
    const running = await withRoundRules(tx.db, { round, definition: definitionOf(round) })
    const now = await tx.ports.clock(tx.db)
    const plan = planMessages(running.definition, await loadReminderFacts(tx, running), now)
    const changes = reconcile(plan, await loadKnown(tx, round.id), now)
    await write(tx, round.id, changes, now)
    if (changes.length > 0) await notify(tx, { type: 'message', roundId: round.id, id: round.id })
    return changes.length
  })
