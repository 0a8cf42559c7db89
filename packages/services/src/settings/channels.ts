import type { OutwardChannel } from '@zhengji/domain/call/definition'
import type { EmailSettings } from '../channel/email.ts'
import type { RobotSettings } from '../channel/robot.ts'
import type { SmsSettings } from '../channel/sms.ts'
import type { SettingName } from './table.ts'

/** Ways out of the house; null = this installation has none. */
export interface ChannelSettings {
  readonly email: EmailSettings | null
  readonly sms: SmsSettings | null
  readonly dingtalk: RobotSettings | null
  readonly feishu: RobotSettings | null
  readonly wecom: { readonly url: string } | null
}

/** Which variables a channel is made from; those of `optional` may be missing. */
export const channelSettings: Readonly<
  Record<OutwardChannel, { readonly needed: readonly SettingName[]; readonly optional: readonly SettingName[] }>
> = {
  email: { needed: ['SMTP_URL', 'MAIL_FROM'], optional: [] },
  sms: {
    needed: ['SMS_PROVIDER', 'SMS_KEY_ID', 'SMS_KEY_SECRET', 'SMS_SIGN_NAME', 'SMS_TEMPLATES'],
    optional: ['SMS_APP_ID', 'SMS_URL'],
  },
  dingtalk: { needed: ['DINGTALK_URL'], optional: ['DINGTALK_SECRET'] },
  feishu: { needed: ['FEISHU_URL'], optional: ['FEISHU_SECRET'] },
  wecom: { needed: ['WECOM_URL'], optional: [] },
}

/** Where the gateways live unless SMS_URL names another address. */
const smsAddresses = { aliyun: 'https://dysmsapi.aliyuncs.com/', tencent: 'https://sms.tencentcloudapi.com/' } as const

type ChannelText = Exclude<
  Extract<SettingName, `${'DINGTALK' | 'FEISHU' | 'WECOM' | 'SMS' | 'SMTP'}_${string}` | 'MAIL_FROM'>,
  'SMS_PROVIDER'
>

export interface ChannelReading {
  readonly texts: Readonly<Record<ChannelText, string | null>>
  readonly provider: 'aliyun' | 'tencent' | null
  readonly publicUrl: string
}

/** Joins what belongs together and complains, a sentence each, about what is missing beside it. */
export const joinChannels = ({ texts, provider, publicUrl }: ChannelReading, complain: (sentence: string) => void): ChannelSettings => {
  const { SMTP_URL: smtp, MAIL_FROM: from } = texts
  if (smtp !== null && from === null)
    complain('MAIL_FROM is missing: SMTP_URL is set, so messages need a sender, e.g. MAIL_FROM=zhengji@example.gov.cn')
  const needed = (['SMS_KEY_ID', 'SMS_KEY_SECRET', 'SMS_SIGN_NAME', 'SMS_TEMPLATES'] as const).filter((name) => texts[name] === null)
  if (provider === 'tencent' && texts.SMS_APP_ID === null) complain('SMS_APP_ID is missing: Tencent needs it beside SMS_PROVIDER')
  if (provider !== null) for (const name of needed) complain(`${name} is missing: SMS_PROVIDER is set, so the gateway needs it`)
  for (const [secret, url] of [
    ['DINGTALK_SECRET', 'DINGTALK_URL'],
    ['FEISHU_SECRET', 'FEISHU_URL'],
  ] as const)
    if (texts[secret] !== null && texts[url] === null) complain(`${url} is missing: ${secret} is set, but not the robot that it belongs to`)
  const robot = (url: string | null, secret: string | null): RobotSettings | null => (url === null ? null : { url, secret })
  return {
    email: smtp === null || from === null ? null : { url: smtp, from, publicUrl },
    sms:
      provider === null
        ? null
        : {
            provider,
            url: texts.SMS_URL ?? smsAddresses[provider],
            keyId: texts.SMS_KEY_ID ?? '',
            keySecret: texts.SMS_KEY_SECRET ?? '',
            signName: texts.SMS_SIGN_NAME ?? '',
            templates: parseTemplates(texts.SMS_TEMPLATES ?? ''),
            appId: texts.SMS_APP_ID ?? '',
          },
    dingtalk: robot(texts.DINGTALK_URL, texts.DINGTALK_SECRET),
    feishu: robot(texts.FEISHU_URL, texts.FEISHU_SECRET),
    wecom: texts.WECOM_URL === null ? null : { url: texts.WECOM_URL },
  }
}

/** `draft-not-delivered=SMS_1,*=SMS_2` */
export const parseTemplates = (text: string): Readonly<Record<string, string>> =>
  Object.fromEntries(
    text
      .split(',')
      .filter(Boolean)
      .map((pair) => {
        const [purpose = '', template = ''] = pair.split('=')
        return [purpose.trim(), template.trim()]
      }),
  )
