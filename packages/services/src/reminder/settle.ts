import { eq } from 'drizzle-orm'
import { newId } from '@zhengji/db/id'
import { messageAttempts, messages } from '@zhengji/db/schema/index'
import { nextStep, type Attempt } from '@zhengji/domain/reminder/delivery'
import type { Database } from '@zhengji/db/database'
import type { Answer } from '../channel/port.ts'
import type { TransactionContext } from '../transaction.ts'
import type { MessageRow } from './record.ts'

export const updateMessage = async (tx: TransactionContext, id: string, columns: Partial<MessageRow>): Promise<void> => {
  await tx.db.update(messages).set(columns).where(eq(messages.id, id))
}

export type AttemptRow = typeof messageAttempts.$inferSelect

export const attemptRow = (
  messageId: string,
  attempt: Attempt,
  more: {
    readonly answer?: Pick<Answer, 'code' | 'text'>
    readonly durationMs?: number
    readonly addressHash?: string | null
    readonly recordedBy?: string
  },
): AttemptRow => ({
  id: newId(),
  messageId,
  number: attempt.number,
  channel: attempt.channel,
  attemptedAt: attempt.at,
  outcome: attempt.outcome,
  answer: more.answer ?? { code: '', text: '' },
  durationMs: more.durationMs ?? 0,
  addressHash: more.addressHash ?? null,
  recordedBy: more.recordedBy ?? null,
})

export const recordAttempts = async (db: Database, rows: readonly AttemptRow[]): Promise<void> => {
  if (rows.length > 0) await db.insert(messageAttempts).values([...rows])
}

/** Columns of a message that was not accepted yet, after these attempts; `null` when the channel of the row is the one to send by now. */
export const columnsAfter = (
  row: Pick<MessageRow, 'recipientKind' | 'channel'>,
  route: MessageRow['route'],
  attempts: readonly Attempt[],
  now: Temporal.Instant,
): Partial<MessageRow> | null => {
  const step = nextStep(route, attempts, now)
  if (step.do === 'give-up') {
    // Staff have it in their inbox: that it found no other way is worth a word, not a failure.
    return row.recipientKind === 'user'
      ? { status: 'sent', reason: route.length === 0 ? null : 'inbox-only', channel: 'in-app', nextTryAt: null }
      : { status: 'failed', reason: attempts.length === 0 ? 'no-address' : 'all-channels', channel: null, nextTryAt: null, queuedAt: now }
  }
  if (step.do === 'wait') return { channel: step.channel, nextTryAt: step.until }
  return step.channel === row.channel ? null : { channel: step.channel, nextTryAt: null }
}
