import { useQuery } from '@pinia/colada'
import { getScoreMatrix } from '../../api/scores.ts'

export const scoreKeys = {
  all: ['scores'] as const,
  ofRound: (roundId: string) => ['scores', roundId] as const,
}

export const useScoreMatrix = (roundId: () => string, enabled: () => boolean = () => true) =>
  useQuery({ key: () => scoreKeys.ofRound(roundId()), query: () => getScoreMatrix(roundId()), enabled })
