import { useQuery } from '@pinia/colada'
import { listGrantableRounds, listUsers } from '../../api/users.ts'

export const userKeys = {
  all: ['users'] as const,
  list: ['users', 'list'] as const,
  rounds: ['users', 'rounds'] as const,
}

export const useUserList = () => useQuery({ key: userKeys.list, query: listUsers })

/** Names of rounds for grants; administrators may read nothing else of them. */
export const useGrantableRounds = () => useQuery({ key: userKeys.rounds, query: listGrantableRounds })
