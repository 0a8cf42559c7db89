import { useQuery } from '@pinia/colada'
import { getScoreHistory, getScoreMatrix, listAbnormalCases } from '../../api/scores.ts'

export const scoreKeys = {
  all: ['scores'] as const,
  ofRound: (roundId: string) => ['scores', roundId] as const,
  cases: (roundId: string) => ['scores', 'cases', roundId] as const,
  history: (sheetId: string, applicationId: string) => ['scores', 'history', sheetId, applicationId] as const,
}

export const useScoreMatrix = (roundId: () => string, enabled: () => boolean = () => true) =>
  useQuery({ key: () => scoreKeys.ofRound(roundId()), query: () => getScoreMatrix(roundId()), enabled })

export const useAbnormalCases = (roundId: () => string) =>
  useQuery({ key: () => scoreKeys.cases(roundId()), query: () => listAbnormalCases(roundId()) })

export const useScoreHistory = (cell: () => { readonly sheetId: string; readonly applicationId: string }) =>
  useQuery({
    key: () => scoreKeys.history(cell().sheetId, cell().applicationId),
    query: () => getScoreHistory(cell()),
    enabled: () => cell().sheetId !== '',
  })
