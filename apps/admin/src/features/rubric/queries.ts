import { useQuery } from '@pinia/colada'
import { listRubrics } from '../../api/rubric.ts'

export const rubricKeys = {
  all: ['rubric'] as const,
  ofRound: (roundId: string) => ['rubric', roundId] as const,
}

export const useRubricVersions = (roundId: () => string, enabled: () => boolean = () => true) =>
  useQuery({ key: () => rubricKeys.ofRound(roundId()), query: () => listRubrics(roundId()), enabled })
