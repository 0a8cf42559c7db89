import type { AuditAction } from '@zhengji/domain/audit/action'
import { eq } from 'drizzle-orm'
import type { Context } from '../context.ts'
import { messages } from '@zhengji/db/schema/index'
import { messageStatusNames } from '@zhengji/domain/reminder/names'
import { bilingual } from '@zhengji/domain/refusal/refusal'
import { isQuiet, defaultQuietHours } from '@zhengji/domain/time/quiet-hours'
import { appendAudit } from '../audit/append.ts'
import { authorize } from '../authorize.ts'
import { ServiceError } from '../errors.ts'
import { notify } from '../notify.ts'
import { definitionOf, loadRound, type RoundRow } from '../round/load.ts'
import { withTransaction, type TransactionContext } from '../transaction.ts'
import type { MessageRow } from './record.ts'

/** Message row under its lock, for an officer of its round; throws NOT_FOUND, FORBIDDEN. A row that is just being sent is waited for. */
export const claimMessage = async (tx: TransactionContext, messageId: string): Promise<MessageRow> => {
  const [seen] = await tx.db.select({ roundId: messages.roundId }).from(messages).where(eq(messages.id, messageId))
  if (seen === undefined) throw new ServiceError('NOT_FOUND', 'not-found')
  authorize(tx, 'reminder:write', seen.roundId)
  const [row] = await tx.db.select().from(messages).where(eq(messages.id, messageId)).for('update')
  if (row === undefined) throw new ServiceError('NOT_FOUND', 'not-found')
  return row
}

/** Throws PRECONDITION `message-settled` unless the row stands where the act wants it. */
export const requireStatus = (row: MessageRow, allowed: readonly MessageRow['status'][]): void => {
  if (!allowed.includes(row.status))
    throw new ServiceError('PRECONDITION', 'message-settled', { status: bilingual(messageStatusNames[row.status]) })
}

/** Throws PRECONDITION in the quiet hours of the call: nobody is disturbed at night, not even by order. */
export const refuseQuiet = (round: RoundRow, now: Temporal.Instant): void => {
  const { timeZone, quietHours = defaultQuietHours } = definitionOf(round)
  if (isQuiet(now, timeZone, quietHours))
    throw new ServiceError('PRECONDITION', 'quiet-hours', { from: quietHours.from, until: quietHours.until })
}

interface Act {
  readonly action: AuditAction
  readonly columns: Partial<MessageRow>
  readonly after?: Readonly<Record<string, unknown>>
  readonly reason?: string
}

/** Writes what an officer decided about a message, tells open pages and leaves an entry. Call it last. */
export const applyAct = async (tx: TransactionContext, row: MessageRow, { action, columns, after, reason }: Act): Promise<void> => {
  await tx.db.update(messages).set(columns).where(eq(messages.id, row.id))
  await notify(tx, { type: 'message', roundId: row.roundId, id: row.id })
  await appendAudit(tx, {
    action,
    subjectType: 'message',
    subjectId: row.id,
    roundId: row.roundId,
    ...(row.recipientKind === 'applicant' ? { applicationId: row.recipientId } : {}),
    before: { status: row.status },
    after: { purpose: row.purpose, rung: row.rung, ...after },
    ...(reason === undefined ? {} : { reason }),
  })
}

/** One act on one message in one transaction; the round is at hand. */
export const actOn = (ctx: Context, messageId: string, act: (tx: TransactionContext, row: MessageRow, round: RoundRow) => Promise<void>) =>
  withTransaction(ctx, async (tx) => {
    const row = await claimMessage(tx, messageId)
    const { round } = await loadRound(tx.db, row.roundId)
    await act(tx, row, round)
  })
