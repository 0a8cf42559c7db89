/** What the QR code of a receipt (收件回执) carries: enough to find the receipt and to check its signature against the record. */
export interface ReceiptCode {
  readonly number: string
  /** ISO instant as it was signed */
  readonly deliveredAt: string
  /** Ed25519, base64url */
  readonly signature: string
}

/** Short names: each byte makes the printed squares smaller. */
const names = { number: 'n', deliveredAt: 't', signature: 's' } as const satisfies Record<keyof ReceiptCode, string>

/**
 * Address of the page that verifies. The code stands behind `#`, so no server or proxy on the way logs it with the page; ASCII only,
 * because hand-held scanners type what they read like a keyboard and know no Chinese.
 */
export const receiptCodeUrl = (origin: string, code: ReceiptCode): string => {
  const fields = (['number', 'deliveredAt', 'signature'] as const).map((field) => `${names[field]}=${encodeURIComponent(code[field])}`)
  return `${origin}/verify#${fields.join('&')}`
}

const decoded = (text: string): string | null => {
  try {
    return decodeURIComponent(text)
  } catch {
    return null
  }
}

/**
 * Reads a whole address or only what stands behind its `#`; null when a field is missing. Blanks around it do not matter; of two
 * codes in a row, as a scanner leaves them in a field that was not emptied, the last counts.
 */
export const parseReceiptCode = (text: string): ReceiptCode | null => {
  const fields = new Map(
    text
      .trim()
      .replace(/^.*#/s, '')
      .split('&')
      .map((field) => [field.slice(0, field.indexOf('=')), decoded(field.slice(field.indexOf('=') + 1))] as const),
  )
  const number = fields.get(names.number)
  const deliveredAt = fields.get(names.deliveredAt)
  const signature = fields.get(names.signature)
  return number && deliveredAt && signature ? { number, deliveredAt, signature } : null
}
