import { useQuery } from '@pinia/colada'
import { getMinutes, getPublicity, getQualification, listResults } from '../../api/results.ts'

export const resultKeys = {
  all: ['results'] as const,
  ofRound: (roundId: string) => ['results', roundId] as const,
  qualification: (roundId: string) => ['results', roundId, 'qualification'] as const,
  publicity: (runId: string) => ['results', 'publicity', runId] as const,
  minutes: (runId: string) => ['results', 'minutes', runId] as const,
}

export const useResults = (roundId: () => string) =>
  useQuery({ key: () => resultKeys.ofRound(roundId()), query: () => listResults(roundId()) })

export const useQualification = (roundId: () => string) =>
  useQuery({ key: () => resultKeys.qualification(roundId()), query: () => getQualification(roundId()) })
export const usePublicity = (runId: () => string) =>
  useQuery({ key: () => resultKeys.publicity(runId()), query: () => getPublicity(runId()) })

export const useMinutes = (runId: () => string) => useQuery({ key: () => resultKeys.minutes(runId()), query: () => getMinutes(runId()) })
