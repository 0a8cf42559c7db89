import type { UseQueryReturn } from '@pinia/colada'
import { computed } from 'vue'
import type { RouteLocationRaw } from 'vue-router'
import { useRoundDetail } from '../features/round/queries.ts'

/** A paper with the definition that gives its ids their words; what `PaperDesk` needs while one of them is on its way. */
export function usePaper<Paper extends { readonly roundId: string }>(
  paper: UseQueryReturn<Paper>,
  /** Where it was opened from. */
  from: (found: Paper) => RouteLocationRaw,
) {
  const round = useRoundDetail(
    () => paper.data.value?.roundId ?? '',
    () => paper.data.value !== undefined,
  )
  const loaded = computed(() =>
    paper.data.value && round.data.value
      ? { paper: paper.data.value, definition: round.data.value.definition, round: round.data.value.round }
      : undefined,
  )
  const error = computed(() => paper.error.value ?? round.error.value)
  const back = computed(() => (paper.data.value ? from(paper.data.value) : null))
  async function retry() {
    await (paper.data.value ? round.refetch() : paper.refetch())
  }
  return { loaded, error, back, retry }
}
