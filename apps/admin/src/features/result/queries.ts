import { useQuery } from '@pinia/colada'
import { getQualification, listResults } from '../../api/results.ts'

export const resultKeys = {
  all: ['results'] as const,
  ofRound: (roundId: string) => ['results', roundId] as const,
  qualification: (roundId: string) => ['results', roundId, 'qualification'] as const,
}

export const useResults = (roundId: () => string) =>
  useQuery({ key: () => resultKeys.ofRound(roundId()), query: () => listResults(roundId()) })

export const useQualification = (roundId: () => string) =>
  useQuery({ key: () => resultKeys.qualification(roundId()), query: () => getQualification(roundId()) })
