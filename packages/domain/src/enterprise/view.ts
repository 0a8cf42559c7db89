import type { ApplicationStatus } from '../application/status.ts'

/** An enterprise that applied in a round, with what it applied for there. */
export interface EnterpriseRow {
  readonly id: string
  readonly name: string
  readonly creditCode: string
  readonly createdAt: string
  /** In the order of registration; at least one. */
  readonly applications: readonly {
    readonly id: string
    readonly number: string | null
    readonly role: string
    readonly status: ApplicationStatus
    readonly late: boolean
  }[]
  /** Of the newest application; the phone masked. */
  readonly contactName: string
  readonly contactPhone: string
}
