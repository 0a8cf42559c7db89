import { eq } from 'drizzle-orm'
import type * as v from 'valibot'
import { receipts } from '@zhengji/db/schema/index'
import type { receiptIdInput } from '@zhengji/domain/application/input'
import type { ReceiptDocument } from '@zhengji/domain/application/view'
import { authorize } from '../authorize.ts'
import type { Context } from '../context.ts'
import { ServiceError } from '../errors.ts'
import { namesOf } from '../user/names.ts'
import { printedCode } from './code.ts'
import type { ReceiptContent } from './content.ts'

/** The receipt to print (收件回执), exactly as it was signed. */
export const getReceipt = async (ctx: Context, input: v.InferOutput<typeof receiptIdInput>): Promise<ReceiptDocument> => {
  const [receipt] = await ctx.db.select().from(receipts).where(eq(receipts.id, input.receiptId))
  if (receipt === undefined) throw new ServiceError('NOT_FOUND', 'not-found')
  authorize(ctx, 'application:read', receipt.roundId)
  // Append-only and written by `issueReceipt` alone.
  const content = receipt.content as ReceiptContent
  const nameOf = await namesOf(ctx.db, [receipt.receivedBy])
  const { signature } = receipt
  const code = await printedCode(ctx, { ...content, signature })
  return { id: receipt.id, ...content, receivedBy: nameOf(receipt.receivedBy), signature, ...code }
}
