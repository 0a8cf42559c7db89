import QRCode from 'qrcode'
import { receiptCodeUrl, type ReceiptCode } from '@zhengji/domain/application/receipt-code'
import type { ReceiptDocument } from '@zhengji/domain/application/view'
import type { Context } from '../context.ts'

/** Where anybody can have a receipt verified, and the QR code that leads there. */
export const printedCode = async (ctx: Context, code: ReceiptCode): Promise<Pick<ReceiptDocument, 'verifyUrl' | 'qrSvg'>> => {
  const verifyUrl = receiptCodeUrl(ctx.ports.publicUrl, code)
  return { verifyUrl, qrSvg: await QRCode.toString(verifyUrl, { type: 'svg', errorCorrectionLevel: 'M', margin: 2 }) }
}
