import { and, eq } from 'drizzle-orm'
import { newId } from '@zhengji/db/id'
import { messageAttempts, messages } from '@zhengji/db/schema/index'
import { planMessages, type PlannedMessage } from '@zhengji/domain/reminder/plan'
import type { Context } from '../context.ts'
import { ServiceError } from '../errors.ts'
import { notify } from '../notify.ts'
import type { Mail, MailOutcome } from '../ports/mail.ts'
import { loadRound } from '../round/load.ts'
import { withTransaction, type TransactionContext } from '../transaction.ts'
import { loadReminderFacts } from './facts.ts'
import { keyOfRow, type MessageRecord } from './key.ts'

export interface SendContext extends Context {
  /** null when the installation has no mail server */
  readonly mail: Mail | null
}

/** The message as it would be planned now; undefined when what it asks for has been done, or its deadline has moved. */
const planAgain = async (tx: TransactionContext, row: MessageRecord, now: Temporal.Instant): Promise<PlannedMessage | undefined> => {
  const running = await loadRound(tx.db, row.roundId)
  const facts = await loadReminderFacts(tx.db, running, { kind: row.recipientKind, id: row.recipientId })
  const key = keyOfRow(row)
  return planMessages(running.definition, facts, now).find((planned) => planned.key === key)
}

const settle = async (tx: TransactionContext, row: MessageRecord, columns: Partial<MessageRecord>): Promise<void> => {
  await tx.db.update(messages).set(columns).where(eq(messages.id, row.id))
  await notify(tx, { type: 'message', roundId: row.roundId, id: row.id })
}

/** Sends the letter and keeps the server's answer with what it means for the message. */
const deliver = async (
  tx: TransactionContext,
  mail: Mail,
  row: MessageRecord,
  planned: PlannedMessage,
  at: Temporal.Instant,
): Promise<MailOutcome> => {
  const to = planned.recipient.email ?? row.address
  const { subject, body } = planned
  const result = await mail.send({ to, subject, text: body, messageId: `<${row.id}@zhengji>` })
  const { outcome, answer, durationMs } = result
  await tx.db.insert(messageAttempts).values({ id: newId(), messageId: row.id, attemptedAt: at, outcome, answer, durationMs })
  if (outcome === 'accepted')
    await settle(tx, row, { status: 'sent', reason: null, sentAt: await tx.ports.clock(tx.db), address: to, subject, body })
  if (outcome === 'refused') await settle(tx, row, { status: 'failed', reason: 'mail-refused', address: to })
  return result
}

/**
 * Sends one message, once: attempt and status share a transaction that holds the row, and a second sender passes it over. Before
 * sending it is judged anew whether it still helps; else it is skipped with the reason. In the quiet hours it stays queued and the sweep
 * brings it back. A mail server that cannot be reached is UNAVAILABLE, so that the job is repeated.
 */
export const sendMessage = async (ctx: SendContext, { messageId }: { readonly messageId: string }): Promise<void> => {
  const outcome = await withTransaction(ctx, async (tx) => {
    const [row] = await tx.db
      .select()
      .from(messages)
      .where(and(eq(messages.id, messageId), eq(messages.status, 'queued')))
      .for('update', { skipLocked: true })
    if (row === undefined) return null
    const now = await tx.ports.clock(tx.db)
    const planned = await planAgain(tx, row, now)
    if (planned === undefined) return settle(tx, row, { status: 'skipped', reason: 'done-meanwhile' })
    if (planned.skip !== null) return settle(tx, row, { status: 'skipped', reason: planned.skip })
    if (Temporal.Instant.compare(now, planned.dueAt) < 0) return null
    const { subject, body } = planned
    if (row.channel === 'in-app') return settle(tx, row, { status: 'sent', sentAt: now, subject, body })
    if (ctx.mail === null) return settle(tx, row, { status: 'skipped', reason: 'no-smtp' })
    return deliver(tx, ctx.mail, row, planned, now)
  })
  if (outcome?.outcome === 'unreachable')
    throw new ServiceError('UNAVAILABLE', 'mail-unreachable', { answer: outcome.answer.text.slice(0, 200) })
}
