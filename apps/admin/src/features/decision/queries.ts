import { useQuery } from '@pinia/colada'
import { listProposals } from '../../api/proposals.ts'

/** Every proposal of the round, decided or not; below `proposals`, so that a decision refreshes it. */
export const useRoundProposals = (roundId: () => string, enabled: () => boolean = () => true) =>
  useQuery({ key: () => ['proposals', 'of-round', roundId()], query: () => listProposals(roundId()), enabled })
