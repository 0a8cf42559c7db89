import { useQuery } from '@pinia/colada'
import { getInbox } from '../../api/reminders.ts'

export const inboxKeys = { all: ['inbox'] as const }

export const useInbox = () => useQuery({ key: inboxKeys.all, query: getInbox })
