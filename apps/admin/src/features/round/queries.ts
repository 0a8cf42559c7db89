import { useQuery } from '@pinia/colada'
import { getRound, getRoundHistory, listRounds } from '../../api/rounds.ts'

export const roundKeys = {
  all: ['rounds'] as const,
  list: ['rounds', 'list'] as const,
  detail: (roundId: string) => ['rounds', 'detail', roundId] as const,
  history: (roundId: string) => ['rounds', 'history', roundId] as const,
}

export const useRoundList = (enabled: () => boolean = () => true) => useQuery({ key: roundKeys.list, query: listRounds, enabled })

export const useRoundDetail = (roundId: () => string, enabled: () => boolean = () => true) =>
  useQuery({
    key: () => roundKeys.detail(roundId()),
    query: async () => ({ ...(await getRound(roundId())), fetchedAt: performance.now() }),
    enabled,
    // The server's clock comes with it; a minute of drift is the most that a countdown may be off.
    staleTime: 60_000,
  })

/** Asked anew whenever it is shown: rubrics, dates and reminder rules change it, too. */
export const useRoundHistory = (roundId: () => string) =>
  useQuery({ key: () => roundKeys.history(roundId()), query: () => getRoundHistory(roundId()), staleTime: 0 })
