import { channelInput } from '@zhengji/domain/channel/input'
import type { ChannelAttempt, ChannelStatus } from '@zhengji/domain/channel/view'
import { sendTest } from '@zhengji/services/channel/send-test'
import { listChannelStatus } from '@zhengji/services/channel/status'
import { permitted } from '../trpc/base.ts'

export const channels = {
  status: permitted('system:read').query(({ ctx }): Promise<ChannelStatus[]> => listChannelStatus(ctx)),
  test: permitted('channel:test')
    .input(channelInput)
    .mutation(({ ctx, input }): Promise<ChannelAttempt> => sendTest(ctx, input)),
}
