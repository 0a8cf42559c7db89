/** Experts × applicants of one role; units of 1/stepsPerPoint. */
export interface ScoreMatrixView {
  readonly role: string
  readonly stepsPerPoint: number
  readonly applicants: readonly { readonly id: string; readonly number: string; readonly name: string }[]
  readonly experts: readonly { readonly id: string; readonly name: string; readonly sheetId: string; readonly complete: boolean }[]
  readonly criteria: readonly {
    readonly id: string
    readonly name: { readonly zh: string; readonly en: string }
    readonly maxUnits: number
    readonly kind: 'objective' | 'subjective'
  }[]
  /** expertId → applicationId → criterionId → units; a missing entry is missing, never 0. */
  readonly units: Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, number>>>>>>
  readonly recused: readonly { readonly expertId: string; readonly applicationId: string }[]
}
