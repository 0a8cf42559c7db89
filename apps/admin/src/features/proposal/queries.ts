import { computed, type ComputedRef } from 'vue'
import { useRoundProposals } from '../decision/queries.ts'
import { useCurrentRound } from '../round/current.ts'

/** Whether the result of the round stands: then panel, rubric and sheets are frozen, and such proposals come too late. */
export function useResultApproved(): ComputedRef<boolean> {
  const { roundId } = useCurrentRound()
  const { data } = useRoundProposals(() => roundId.value)
  return computed(() => (data.value ?? []).some(({ kind, decision }) => kind === 'result' && decision?.verdict === 'approved'))
}
