import { outwardChannels } from '@zhengji/domain/call/definition'
import type { ChannelView } from '@zhengji/domain/reminder/view'
import { actingUser } from '../authorize.ts'
import type { Context } from '../context.ts'

/** Which ways out of the house this installation has; no address and no key is told. */
export const listChannels = async (ctx: Context): Promise<ChannelView[]> => {
  actingUser(ctx)
  return outwardChannels.map((channel) => ({ channel, present: ctx.ports.channels[channel] !== undefined }))
}
