import type { channelInput } from '@zhengji/domain/channel/input'
import type { ChannelAttempt, ChannelStatus } from '@zhengji/domain/channel/view'
import type { InferInput } from 'valibot'
import { client } from './client.ts'

export const listChannelStatus = (): Promise<ChannelStatus[]> => client.channels.status.query()
export const testChannel = (channel: InferInput<typeof channelInput>['channel']): Promise<ChannelAttempt> =>
  client.channels.test.mutate({ channel })
