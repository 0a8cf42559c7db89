import type { RunStanding } from '@zhengji/domain/result/proposable'
import type { ResultRunView } from '@zhengji/domain/result/view'

type Runs = readonly Pick<ResultRunView, 'id' | 'version' | 'proposal'>[]

const decidedAt = ({ proposal }: Runs[number]): string | null =>
  proposal?.decision?.verdict === 'approved' ? proposal.decision.decidedAt : null

/** Newest by version; approved last by the instant of the decision. */
export const standingOf = (runs: Runs): RunStanding => {
  const newest = runs.reduce<Runs[number] | null>((last, run) => (last === null || run.version > last.version ? run : last), null)
  const approved = runs
    .flatMap((run) => {
      const at = decidedAt(run)
      return at === null ? [] : [{ id: run.id, at: Temporal.Instant.from(at) }]
    })
    .sort((a, b) => Temporal.Instant.compare(b.at, a.at))
  return { newestId: newest?.id ?? null, approvedId: approved[0]?.id ?? null }
}

export type SummaryMark =
  | { readonly kind: 'rehearsal' }
  | { readonly kind: 'draft' }
  | { readonly kind: 'superseded'; readonly version: number }

/** What a printed summary must say about itself: a rehearsal, not approved, or replaced by a result that was approved later. */
export const marksOf = (run: Runs[number], runs: Runs, rehearsal: boolean): readonly SummaryMark[] => {
  const { approvedId } = standingOf(runs)
  const later = decidedAt(run) === null || approvedId === run.id ? undefined : runs.find(({ id }) => id === approvedId)
  return [
    ...(rehearsal ? [{ kind: 'rehearsal' as const }] : []),
    ...(decidedAt(run) === null ? [{ kind: 'draft' as const }] : []),
    ...(later === undefined ? [] : [{ kind: 'superseded' as const, version: later.version }]),
  ]
}
