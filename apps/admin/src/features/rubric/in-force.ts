import type { RubricVersionView } from '@zhengji/domain/rubric/view'

/** The version that was in force at an instant (ISO): the highest of those approved by then; undefined before the first approval. */
export const rubricInForce = (versions: readonly RubricVersionView[], at: string): RubricVersionView | undefined => {
  const instant = Temporal.Instant.from(at)
  return versions
    .filter(({ proposal }) => {
      const decision = proposal?.decision
      return decision?.verdict === 'approved' && Temporal.Instant.compare(Temporal.Instant.from(decision.decidedAt), instant) <= 0
    })
    .sort((a, b) => b.version - a.version)[0]
}
