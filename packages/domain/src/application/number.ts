/**
 * The human numbers of a round. Each series counts from 1 without gaps under the lock of the round's row, so a number says
 * how many came before. At least four digits; from 10000 on it simply grows.
 */
export type Series = 'receipt' | 'late' | 'notice' | 'sheet'

/** Middle part of the numbers of each series; a role's mark must be none of these (the conformance suite checks). */
export const seriesMarks = { receipt: '收', late: '逾', notice: '补', sheet: 'S' } as const satisfies Record<Series, string>

/** `n` is a whole number ≥ 1; anything else throws a RangeError, since a number once given can never be taken back. */
export const paddedNumber = (n: number): string => {
  if (!Number.isSafeInteger(n) || n < 1) throw new RangeError(`not a position in a series: ${n}`)
  return String(n).padStart(4, '0')
}

/** 收件编号: `CQFP2026-统-0007`. One series per role mark; given with the first delivery in time. */
export const applicationNumber = (prefix: string, mark: string, n: number): string => `${prefix}-${mark}-${paddedNumber(n)}`

/** 收件回执: `CQFP2026-收-0007`. Every delivery in time gets one, re-deliveries too. */
export const receiptNumber = (prefix: string, n: number): string => `${prefix}-${seriesMarks.receipt}-${paddedNumber(n)}`

/** 逾期登记: `CQFP2026-逾-0001`. A delivery at or after the cut-off gets this one and no 收件编号. */
export const lateNumber = (prefix: string, n: number): string => `${prefix}-${seriesMarks.late}-${paddedNumber(n)}`

/** 一次性告知补正单: `CQFP2026-补-0001`. */
export const noticeNumber = (prefix: string, n: number): string => `${prefix}-${seriesMarks.notice}-${paddedNumber(n)}`
