import { outwardChannels, type OutwardChannel } from '@zhengji/domain/call/definition'
import type { ChannelSettings } from '../settings/channels.ts'
import { createEmail } from './email.ts'
import type { Channels } from './port.ts'
import { createDingtalk, createFeishu, createWecom } from './robot.ts'
import { createAliyunSms } from './sms-aliyun.ts'
import { createTencentSms } from './sms-tencent.ts'

/** The channels that an installation has; nothing is connected before something is sent. Adding one: docs/how-to/add-a-channel.md. */
export const createChannels = ({ email, sms, dingtalk, feishu, wecom }: ChannelSettings): Channels => ({
  ...(email === null ? {} : { email: createEmail(email) }),
  ...(sms === null ? {} : { sms: sms.provider === 'aliyun' ? createAliyunSms(sms) : createTencentSms(sms) }),
  ...(dingtalk === null ? {} : { dingtalk: createDingtalk(dingtalk) }),
  ...(feishu === null ? {} : { feishu: createFeishu(feishu) }),
  ...(wecom === null ? {} : { wecom: createWecom(wecom) }),
})

/** Which ones there are, in the order in which interfaces list them. */
export const presentChannels = (channels: Channels): readonly OutwardChannel[] =>
  outwardChannels.filter((channel) => channels[channel] !== undefined)

export const closeChannels = (channels: Channels): void => {
  for (const channel of outwardChannels) channels[channel]?.close()
}
