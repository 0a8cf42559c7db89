import type { MaterialCheckView } from '@zhengji/domain/application/view'

/** What a receipt says and its signature covers: the legal event, word for word. Stored as it was; never rebuilt. */
export interface ReceiptContent {
  readonly number: string
  readonly roundId: string
  readonly rehearsal: boolean
  readonly applicationId: string
  readonly applicationNumber: string | null
  readonly enterpriseName: string
  readonly creditCode: string
  readonly role: string
  /** From 1. */
  readonly delivery: number
  readonly late: boolean
  /** ISO instant, microseconds, the database's clock */
  readonly deliveredAt: string
  readonly materials: readonly MaterialCheckView[]
  readonly files: readonly { readonly materialId: string; readonly name: string; readonly sha256: string; readonly size: number }[]
}
