import { eq } from 'drizzle-orm'
import type * as v from 'valibot'
import { receipts } from '@zhengji/db/schema/index'
import type { verifyReceiptInput } from '@zhengji/domain/application/input'
import type { VerifiedReceipt } from '@zhengji/domain/application/view'
import { canonical } from '@zhengji/domain/integrity/canonical'
import type { Context } from '../context.ts'
import { loadRound } from '../round/load.ts'
import type { ReceiptContent } from './content.ts'

/**
 * For anybody, without a session: whoever holds the signature holds the receipt, and learns no more than stands on it.
 * Null when number, time and signature do not belong together, or when the record no longer is what was signed; which of the
 * two is not said, so nobody can try out which numbers exist.
 */
export const verifyReceipt = async (ctx: Context, input: v.InferOutput<typeof verifyReceiptInput>): Promise<VerifiedReceipt | null> => {
  const [receipt] = await ctx.db.select().from(receipts).where(eq(receipts.number, input.number))
  if (receipt === undefined || !ctx.ports.signer.verify(canonical(receipt.content), input.signature)) return null
  // What carries our signature was written by `issueReceipt`.
  const content = receipt.content as ReceiptContent
  if (content.deliveredAt !== input.deliveredAt) return null
  const { definition } = await loadRound(ctx.db, content.roundId)
  const nothing = { zh: '', en: '' }
  const materialName = (id: string) => definition.materials.find((material) => material.id === id)?.name ?? nothing
  const { number, applicationNumber, delivery, late, deliveredAt, rehearsal, enterpriseName, creditCode } = content
  return {
    number,
    applicationNumber,
    delivery,
    late,
    deliveredAt,
    rehearsal,
    enterpriseName,
    creditCode,
    organiser: definition.organiser,
    call: definition.title,
    timeZone: definition.timeZone,
    role: definition.roles.find(({ id }) => id === content.role)?.name ?? nothing,
    materials: content.materials
      .filter(({ present }) => present)
      .map(({ materialId, copies, pages }) => ({ name: materialName(materialId), copies, pages })),
    files: content.files.map(({ materialId, sha256, size }) => ({ material: materialName(materialId), sha256, size })),
  }
}
