import { outwardChannels, type OutwardChannel } from '../call/definition.ts'
import { text, type LocalizedText } from '../text.ts'

/** How a message reached somebody: the inbox of staff, a way out of the house, or a person who telephoned. */
export type Channel = 'in-app' | OutwardChannel | 'phone'

interface ChannelTraits {
  readonly name: LocalizedText
  /** Whom it can serve: one person at an address, or a group chat, which never sees names or scores. */
  readonly serves: 'person' | 'group'
  /**
   * Whether repeating after a crash in mid-air is harmless. Mail carries a Message-ID that stays the same; a text message or a
   * chat line would simply be there twice, so the next channel is tried instead.
   */
  readonly repeatable: boolean
  /** At most so many in so many seconds, per robot or per telephone number. */
  readonly limits: readonly { readonly count: number; readonly seconds: number; readonly per: 'channel' | 'address' }[]
}

/** A robot that is sent more than 20 lines a minute is muted for ten minutes (DingTalk, WeCom; Feishu allows 100). */
const robot = { serves: 'group', repeatable: false, limits: [{ count: 20, seconds: 60, per: 'channel' }] } as const

export const channelTraits: Readonly<Record<OutwardChannel, ChannelTraits>> = {
  email: { name: text('邮件', 'E-mail'), serves: 'person', repeatable: true, limits: [] },
  sms: {
    name: text('短信', 'Text message'),
    serves: 'person',
    repeatable: false,
    // What both gateways grant one number by default: one a minute, five an hour.
    limits: [
      { count: 1, seconds: 60, per: 'address' },
      { count: 5, seconds: 3600, per: 'address' },
    ],
  },
  dingtalk: { name: text('钉钉群', 'DingTalk group'), ...robot },
  feishu: { name: text('飞书群', 'Feishu group'), ...robot },
  wecom: { name: text('企业微信群', 'WeCom group'), ...robot },
}

export const personChannels = outwardChannels.filter((channel) => channelTraits[channel].serves === 'person')
export const groupChannels = outwardChannels.filter((channel) => channelTraits[channel].serves === 'group')

/** The eleven digits of a mobile of the mainland, which alone receives text messages; null for every other number. */
export const mobileOf = (phone: string | null): string | null => /^(?:\+?86-?)?(1[3-9]\d{9})$/.exec(phone ?? '')?.[1] ?? null

/** `wang@example.cn` → `w***@example.cn`. Personal data in lists (个人信息保护法). */
export const maskEmail = (email: string): string => email.replace(/^(.)[^@]*(?=@)/, '$1***')
