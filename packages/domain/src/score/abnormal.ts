import { refuse, type Refusal } from '../refusal/refusal.ts'

/** What the member's written explanation came to. */
export type ExplanationVerdict = 'absent' | 'insufficient' | 'sufficient'

/** Everything that decides whether a member's scores may be replaced. */
export interface CaseFacts {
  /** All present members, the one concerned included: the majority is one of the panel, not of those who voted. */
  readonly panel: readonly string[]
  readonly concerned: string
  /** Members who are recused from an applicant of the case: they have no say in it. */
  readonly excluded: readonly string[]
  /** The newest vote of each member. */
  readonly votes: readonly { readonly expertId: string; readonly confirms: boolean }[]
  /** Null until it is recorded. */
  readonly explanation: ExplanationVerdict | null
}

export interface VoteCount {
  readonly panelSize: number
  /** Least number of confirming votes: more than half of the panel. */
  readonly needed: number
  readonly confirming: number
  readonly against: number
}

/** Nobody judges their own scores, and nobody those for an applicant from whom they are recused. */
export const mayVote = ({ panel, concerned, excluded }: Pick<CaseFacts, 'panel' | 'concerned' | 'excluded'>, expertId: string): boolean =>
  panel.includes(expertId) && expertId !== concerned && !excluded.includes(expertId)

/** Votes of people who have left the panel or may not vote are passed over. */
export const countVotes = (facts: CaseFacts): VoteCount => {
  const counted = facts.votes.filter(({ expertId }) => mayVote(facts, expertId))
  const confirming = counted.filter(({ confirms }) => confirms).length
  return {
    panelSize: facts.panel.length,
    needed: Math.floor(facts.panel.length / 2) + 1,
    confirming,
    against: counted.length - confirming,
  }
}

/**
 * Whether the scores may be replaced by the mean of the others: more than half of the panel confirms, and the written explanation is
 * missing or insufficient. Source: benchmark 重庆市招标投标条例 第32条.
 */
export const judgeCase = (facts: CaseFacts): ({ readonly ok: true } & VoteCount) | Refusal => {
  const count = countVotes(facts)
  if (count.confirming < count.needed)
    return refuse('abnormal-no-majority', { confirming: count.confirming, needed: count.needed, panel: count.panelSize })
  if (facts.explanation === null) return refuse('abnormal-explanation-open')
  if (facts.explanation === 'sufficient') return refuse('abnormal-explained')
  return { ok: true, ...count }
}
