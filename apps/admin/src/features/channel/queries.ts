import { useQuery } from '@pinia/colada'
import { listChannelStatus } from '../../api/channels.ts'

export const channelKeys = { all: ['channels'] as const }

/** Asked anew whenever it is looked at: the worker sends meanwhile. */
export const useChannelStatus = () => useQuery({ key: channelKeys.all, query: listChannelStatus, staleTime: 0 })
