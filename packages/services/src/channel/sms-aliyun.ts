import { createHash, createHmac, randomUUID } from 'node:crypto'
import { isHttp, post, textField } from './http.ts'
import type { OutwardPort } from './port.ts'
import { parametersOf, templateOf, type SmsSettings } from './sms.ts'

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')

/** RFC 3986, which `encodeURIComponent` leaves a little short of. */
const encoded = (text: string): string =>
  encodeURIComponent(text).replace(/[!'()*]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`)

export interface AliyunRequest {
  readonly method: string
  readonly path: string
  readonly query: Readonly<Record<string, string>>
  /** Lower-case names; those of host and x-acs-… are signed. */
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

export const queryString = (query: Readonly<Record<string, string>>): string =>
  Object.entries(query)
    .map(([name, value]) => `${encoded(name)}=${encoded(value)}`)
    .sort()
    .join('&')

/** The `Authorization` of signature version 3, ACS3-HMAC-SHA256, of Alibaba Cloud's OpenAPI. */
export const acs3Authorization = (request: AliyunRequest, keyId: string, keySecret: string): string => {
  const signed = Object.keys(request.headers)
    .filter((name) => name === 'host' || name === 'content-type' || name.startsWith('x-acs-'))
    .sort()
  const canonical = [
    request.method,
    request.path,
    queryString(request.query),
    ...signed.map((name) => `${name}:${request.headers[name]?.trim()}`),
    '',
    signed.join(';'),
    sha256(request.body),
  ].join('\n')
  const signature = createHmac('sha256', keySecret)
    .update(`ACS3-HMAC-SHA256\n${sha256(canonical)}`)
    .digest('hex')
  return `ACS3-HMAC-SHA256 Credential=${keyId},SignedHeaders=${signed.join(';')},Signature=${signature}`
}

/** What passes by itself: the number's own limit of one a minute, throttling, an ailing service. */
const passes = (code: string): boolean =>
  code.startsWith('Throttling') || code === 'isv.BUSINESS_LIMIT_CONTROL' || code === 'ServiceUnavailable'

/** SendSms of Alibaba Cloud (Dysmsapi 2017-05-25). */
export const createAliyunSms = (settings: SmsSettings, timeoutMs?: number): OutwardPort => ({
  id: 'sms',
  send: async (letter) => {
    const template = templateOf(settings, letter.purpose)
    if (template === undefined) return { outcome: 'refused', code: 'no-template', text: `SMS_TEMPLATES names none for ${letter.purpose}` }
    const target = new URL(settings.url)
    const query = {
      PhoneNumbers: letter.to,
      SignName: settings.signName,
      TemplateCode: template,
      TemplateParam: JSON.stringify(parametersOf(letter)),
      // Comes back in the gateway's own reports of delivery.
      OutId: letter.id,
    }
    const headers = {
      host: target.host,
      'x-acs-action': 'SendSms',
      'x-acs-content-sha256': sha256(''),
      'x-acs-date': `${new Date().toISOString().slice(0, 19)}Z`,
      'x-acs-signature-nonce': randomUUID(),
      'x-acs-version': '2017-05-25',
    }
    const path = target.pathname
    const authorization = acs3Authorization({ method: 'POST', path, query, headers, body: '' }, settings.keyId, settings.keySecret)
    const answer = await post(`${target.origin}${path}?${queryString(query)}`, '', { ...headers, authorization }, timeoutMs)
    if (!isHttp(answer)) return answer
    const code = textField(answer.json, 'Code') ?? `HTTP ${answer.status}`
    const text = `${textField(answer.json, 'Message') ?? answer.text} ${textField(answer.json, 'BizId') ?? ''}`.trim().slice(0, 300)
    if (code === 'OK') return { outcome: 'accepted', code, text }
    return { outcome: passes(code) ? 'unreachable' : 'refused', code, text }
  },
  close: () => {},
})
