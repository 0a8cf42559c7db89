import { createHash, createHmac } from 'node:crypto'
import { field, isHttp, post, textField } from './http.ts'
import type { OutwardPort } from './port.ts'
import { parametersOf, smsParameters, templateOf, type SmsSettings } from './sms.ts'

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')
const hmac = (key: string | Buffer, text: string): Buffer => createHmac('sha256', key).update(text).digest()

export interface TencentRequest {
  readonly service: string
  readonly host: string
  readonly action: string
  /** Unix seconds. */
  readonly timestamp: number
  readonly body: string
}

/** Content type that is part of what is signed. */
export const tencentContentType = 'application/json; charset=utf-8'

/** The `Authorization` of TC3-HMAC-SHA256, signature version 3 of Tencent Cloud's API. */
export const tc3Authorization = ({ service, host, action, timestamp, body }: TencentRequest, keyId: string, keySecret: string): string => {
  const signed = 'content-type;host;x-tc-action'
  const headers = `content-type:${tencentContentType}\nhost:${host}\nx-tc-action:${action.toLowerCase()}\n`
  const canonical = ['POST', '/', '', headers, signed, sha256(body)].join('\n')
  const date = new Date(timestamp * 1000).toISOString().slice(0, 10)
  const scope = `${date}/${service}/tc3_request`
  const toSign = ['TC3-HMAC-SHA256', timestamp, scope, sha256(canonical)].join('\n')
  const key = hmac(hmac(hmac(`TC3${keySecret}`, date), service), 'tc3_request')
  const signature = createHmac('sha256', key).update(toSign).digest('hex')
  return `TC3-HMAC-SHA256 Credential=${keyId}/${scope}, SignedHeaders=${signed}, Signature=${signature}`
}

/** What passes by itself: limits per number and day, throttling, an ailing service. */
const passes = (code: string): boolean =>
  code.startsWith('LimitExceeded') || code.startsWith('RequestLimitExceeded') || code.startsWith('InternalError')

/** SendSms of Tencent Cloud (2021-01-11). */
export const createTencentSms = (settings: SmsSettings, timeoutMs?: number): OutwardPort => ({
  id: 'sms',
  send: async (letter) => {
    const template = templateOf(settings, letter.purpose)
    if (template === undefined) return { outcome: 'refused', code: 'no-template', text: `SMS_TEMPLATES names none for ${letter.purpose}` }
    const { host, href } = new URL(settings.url)
    const parameters = parametersOf(letter)
    const body = JSON.stringify({
      PhoneNumberSet: [`+86${letter.to}`],
      SmsSdkAppId: settings.appId,
      SignName: settings.signName,
      TemplateId: template,
      TemplateParamSet: smsParameters.map((name) => parameters[name]),
      SessionContext: letter.id,
    })
    const timestamp = Math.floor(Date.now() / 1000)
    const authorization = tc3Authorization({ service: 'sms', host, action: 'SendSms', timestamp, body }, settings.keyId, settings.keySecret)
    const headers = {
      authorization,
      'content-type': tencentContentType,
      'x-tc-action': 'SendSms',
      'x-tc-version': '2021-01-11',
      'x-tc-timestamp': String(timestamp),
      'x-tc-region': 'ap-guangzhou',
    }
    const answer = await post(href, body, headers, timeoutMs)
    if (!isHttp(answer)) return answer
    const response = field(answer.json, 'Response')
    const failure = field(response, 'Error')
    const set = field(response, 'SendStatusSet')
    const status: unknown = failure ?? (Array.isArray(set) ? set[0] : undefined)
    const code = textField(status, 'Code') ?? `HTTP ${answer.status}`
    const text = `${textField(status, 'Message') ?? answer.text} ${textField(status, 'SerialNo') ?? ''}`.trim().slice(0, 300)
    if (code === 'Ok') return { outcome: 'accepted', code, text }
    return { outcome: passes(code) ? 'unreachable' : 'refused', code, text }
  },
  close: () => {},
})
