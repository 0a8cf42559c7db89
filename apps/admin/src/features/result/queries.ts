import { useQuery } from '@pinia/colada'
import { getPublicity, listResults } from '../../api/results.ts'

export const resultKeys = {
  all: ['results'] as const,
  ofRound: (roundId: string) => ['results', roundId] as const,
  publicity: (roundId: string) => ['results', roundId, 'publicity'] as const,
}

export const useResults = (roundId: () => string) =>
  useQuery({ key: () => resultKeys.ofRound(roundId()), query: () => listResults(roundId()) })

export const usePublicity = (roundId: () => string) =>
  useQuery({ key: () => resultKeys.publicity(roundId()), query: () => getPublicity(roundId()) })
