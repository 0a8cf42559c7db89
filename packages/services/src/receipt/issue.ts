import { lateNumber, receiptNumber } from '@zhengji/domain/application/number'
import { newId } from '@zhengji/db/id'
import { receipts } from '@zhengji/db/schema/index'
import { canonical } from '@zhengji/domain/integrity/canonical'
import { actingUser } from '../authorize.ts'
import type { LoadedApplication } from '../application/load.ts'
import { inForce, loadAttachments, loadChecks } from '../material/view.ts'
import { nextNumber } from '../round/next-number.ts'
import type { TransactionContext } from '../transaction.ts'
import type { ReceiptContent } from './content.ts'

export interface Delivery {
  readonly applicationNumber: string | null
  readonly delivery: number
  readonly late: boolean
  readonly deliveredAt: Temporal.Instant
}

/** Writes and signs the receipt of a delivery; the round is locked, so numbers have no gaps and times rise with them. */
export const issueReceipt = async (
  tx: TransactionContext,
  { round, definition, enterprise, application }: LoadedApplication,
  { deliveredAt, ...delivery }: Delivery,
): Promise<{ readonly id: string; readonly number: string }> => {
  const series = delivery.late ? 'late' : 'receipt'
  const n = await nextNumber(tx, round.id, series)
  const number = delivery.late ? lateNumber(round.numberPrefix, n) : receiptNumber(round.numberPrefix, n)
  const attachments = inForce(await loadAttachments(tx.db, application.id))
  const content: ReceiptContent = {
    number,
    roundId: round.id,
    rehearsal: round.realm === 'rehearsal',
    applicationId: application.id,
    enterpriseName: enterprise.name,
    creditCode: enterprise.creditCode,
    role: application.role,
    ...delivery,
    deliveredAt: deliveredAt.toString(),
    materials: await loadChecks(tx.db, definition, application.id),
    files: attachments.map(({ materialId, name, sha256, size }) => ({ materialId, name, sha256, size })),
  }
  const id = newId()
  await tx.db.insert(receipts).values({
    id,
    applicationId: application.id,
    roundId: round.id,
    number,
    delivery: delivery.delivery,
    late: delivery.late,
    deliveredAt,
    content,
    receivedBy: actingUser(tx),
    signature: tx.ports.signer.sign(canonical(content)),
  })
  return { id, number }
}
