import { computed } from 'vue'
import { usePanel } from '../panel/queries.ts'
import { useCurrentRound } from '../round/current.ts'
import { useRubricVersions } from '../rubric/queries.ts'
import { useResults } from './queries.ts'

/**
 * The runs of the current round, newest first, with what gives their ids a name: panel and rubric versions. Nothing is there before
 * everything is, so that no paper and no ranking ever shows an id.
 */
export function useNamedResults() {
  const { roundId } = useCurrentRound()
  const results = useResults(() => roundId.value)
  const panel = usePanel(() => roundId.value)
  const versions = useRubricVersions(() => roundId.value)

  const data = computed(() =>
    results.data.value && panel.data.value && versions.data.value
      ? { runs: results.data.value, panel: panel.data.value, versions: versions.data.value }
      : undefined,
  )
  const error = computed(() => results.error.value ?? panel.error.value ?? versions.error.value)
  const refetch = () => Promise.all([results.refetch(), panel.refetch(), versions.refetch()])
  return { data, error, refetch }
}
