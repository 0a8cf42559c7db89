import { useQuery } from '@pinia/colada'
import { listSessions } from '../../api/session.ts'

export const sessionKeys = { all: ['sessions'] as const }

/** The person's own open sessions. */
export const useSessionList = () => useQuery({ key: sessionKeys.all, query: listSessions })
