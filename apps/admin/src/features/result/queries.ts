import { useQuery } from '@pinia/colada'
import { listResults } from '../../api/results.ts'

export const resultKeys = {
  all: ['results'] as const,
  ofRound: (roundId: string) => ['results', roundId] as const,
}

export const useResults = (roundId: () => string) =>
  useQuery({ key: () => resultKeys.ofRound(roundId()), query: () => listResults(roundId()) })
