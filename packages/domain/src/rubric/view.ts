import type { Rubric } from '../call/definition.ts'
import type { ProposalView } from '../proposal/view.ts'

export interface RubricVersionView {
  readonly id: string
  readonly version: number
  readonly hash: string
  readonly content: readonly Rubric[]
  readonly createdBy: string
  readonly createdAt: string
  readonly proposal: ProposalView | null
  readonly approved: boolean
}
