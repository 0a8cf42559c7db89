export interface ProposalView {
  readonly id: string
  readonly roundId: string
  readonly kind:
    | 'rubric'
    | 'deadline'
    | 'late-exception'
    | 'expert-replacement'
    | 'sheet-import'
    | 'result'
    | 'revocation'
    | 'score-correction'
    | 'score-replacement'
    | 'broadcast'
  readonly subjectId: string
  /** Optional for the wire only: JSON cannot promise an unknown value. */
  readonly payload?: unknown
  readonly reason: string
  readonly proposedBy: { readonly id: string; readonly name: string }
  readonly proposedAt: string
  readonly decision: {
    readonly verdict: 'approved' | 'rejected'
    readonly comment: string
    readonly decidedBy: { readonly id: string; readonly name: string }
    readonly decidedAt: string
  } | null
}
