/** The workbench: numbers with the list behind each. */
export interface DashboardView {
  readonly serverNow: string
  readonly closesAt: string
  readonly counts: Readonly<Record<string, number>>
  readonly lateCount: number
  readonly openCorrections: number
  readonly openFindings: number
  readonly openProposals: number
  readonly sheets: { readonly issued: number; readonly complete: number; readonly incomplete: number }
  /** Deliveries per hour of the last 72 hours of the window; ISO hour → count. */
  readonly intake: readonly { readonly hour: string; readonly count: number }[]
  /** Deliveries that the counters can take in an hour, to compare with. */
  readonly capacityPerHour: number
  readonly tasks: readonly { readonly kind: string; readonly count: number; readonly dueAt: string | null }[]
}
