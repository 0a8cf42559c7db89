import { createHash, createHmac } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { answerJson, startHttpReceiver, type HttpReceiver, type ReceivedRequest } from '@zhengji/testing/http-receiver'
import type { Letter } from './port.ts'
import type { SmsSettings } from './sms.ts'
import { acs3Authorization, createAliyunSms } from './sms-aliyun.ts'
import { createTencentSms, tc3Authorization } from './sms-tencent.ts'

const letter: Letter = {
  id: '019bf4a2-7c00-7000-8000-000000000001',
  to: '13812348000',
  purpose: 'draft-not-delivered',
  subject: '申报材料尚未送达',
  text: '…',
  calendar: null,
  values: { enterprise: "重庆云链（科技）'有限*公司~", number: '（未编号）', deadline: '2026年1月28日 17:30（北京时间）', rest: '4 小时' },
}
const patience = 400
const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')
const hmac = (key: string | Buffer, text: string) => createHmac('sha256', key).update(text).digest()

let receiver: HttpReceiver
let settings: SmsSettings
beforeEach(async () => {
  receiver = await startHttpReceiver((_, response) => answerJson(response, {}))
  settings = {
    provider: 'aliyun',
    url: `${receiver.url}/`,
    keyId: 'AKID',
    keySecret: 'geheim',
    signName: '市商务委',
    templates: { 'draft-not-delivered': 'SMS_1', '*': 'SMS_2' },
    appId: '1400006666',
  }
})
afterEach(() => receiver.stop())

/** What Alibaba's gateway does with a request: it builds the canonical form from what arrived, not from what the client says it sent. */
const aliyun = (request: ReceivedRequest, secret: string) => {
  const authorization = String(request.headers['authorization'])
  const [, signed = ''] = /SignedHeaders=([^,]+)/.exec(authorization) ?? []
  const [, signature] = /Signature=([0-9a-f]+)$/.exec(authorization) ?? []
  const [path = '', query = ''] = request.url.split('?')
  const canonical = [
    request.method,
    path,
    query.split('&').sort().join('&'),
    ...signed.split(';').map((name) => `${name}:${String(request.headers[name])}`),
    '',
    signed,
    sha256(request.body),
  ].join('\n')
  const wanted = createHmac('sha256', secret)
    .update(`ACS3-HMAC-SHA256\n${sha256(canonical)}`)
    .digest('hex')
  const needed = ['host', 'x-acs-action', 'x-acs-content-sha256', 'x-acs-date', 'x-acs-signature-nonce', 'x-acs-version']
  if (!needed.every((name) => signed.split(';').includes(name))) return { Code: 'MissingSignedHeaders' }
  if (request.headers['x-acs-content-sha256'] !== sha256(request.body)) return { Code: 'ContentSha256Mismatch' }
  const age = Math.abs(Date.now() - Date.parse(String(request.headers['x-acs-date'])))
  if (!(age < 900_000)) return { Code: 'InvalidTimeStamp.Expired' }
  if (signature !== wanted) return { Code: 'SignatureDoesNotMatch', Message: 'no' }
  const parameters = new URLSearchParams(query)
  if (request.headers['x-acs-action'] !== 'SendSms' || request.headers['x-acs-version'] !== '2017-05-25')
    return { Code: 'InvalidAction.NotFound' }
  return { Code: 'OK', Message: 'OK', BizId: '9006@0^0', RequestId: 'x', seen: Object.fromEntries(parameters) }
}

/** What Tencent's gateway does with a request. */
const tencent = (request: ReceivedRequest, secret: string) => {
  const authorization = String(request.headers['authorization'])
  const [, date = '', service = ''] = /Credential=[^/]+\/([^/]+)\/([^/]+)\/tc3_request/.exec(authorization) ?? []
  const [, signed = ''] = /SignedHeaders=([^,]+)/.exec(authorization) ?? []
  const [, signature] = /Signature=([0-9a-f]+)$/.exec(authorization) ?? []
  const timestamp = String(request.headers['x-tc-timestamp'])
  const headers = signed
    .split(';')
    .map((name) => `${name}:${String(request.headers[name]).toLowerCase()}\n`)
    .join('')
  const canonical = [request.method, '/', '', headers, signed, sha256(request.body)].join('\n')
  const toSign = ['TC3-HMAC-SHA256', timestamp, `${date}/${service}/tc3_request`, sha256(canonical)].join('\n')
  const key = hmac(hmac(hmac(`TC3${secret}`, date), service), 'tc3_request')
  const fault = (Code: string) => ({ Response: { Error: { Code, Message: 'no' }, RequestId: 'x' } })
  if (new Date(Number(timestamp) * 1000).toISOString().slice(0, 10) !== date || service !== 'sms')
    return fault('AuthFailure.InvalidAuthorization')
  if (Math.abs(Date.now() / 1000 - Number(timestamp)) > 300) return fault('AuthFailure.SignatureExpire')
  if (createHmac('sha256', key).update(toSign).digest('hex') !== signature) return fault('AuthFailure.SignatureFailure')
  if (request.headers['x-tc-version'] !== '2021-01-11') return fault('InvalidAction')
  return { Response: { SendStatusSet: [{ SerialNo: '5000:1', Code: 'Ok', Message: 'send success' }], RequestId: 'x' } }
}

describe('Alibaba Cloud', () => {
  it('accepts our signature, the template of the purpose and its four variables', async () => {
    const answers: unknown[] = []
    receiver.respond = (request, response) => {
      const answer = aliyun(request, 'geheim')
      answers.push(answer)
      answerJson(response, answer)
    }
    expect(await createAliyunSms(settings, patience).send(letter)).toEqual({ outcome: 'accepted', code: 'OK', text: 'OK 9006@0^0' })
    expect(answers[0]).toMatchObject({
      seen: { PhoneNumbers: '13812348000', SignName: '市商务委', TemplateCode: 'SMS_1', OutId: letter.id },
    })
    const { seen } = answers[0] as { seen: Record<string, string> }
    expect(JSON.parse(seen['TemplateParam'] ?? '')).toEqual(letter.values)
    expect(receiver.requests[0]?.headers['authorization']).not.toContain('geheim')
    expect(await createAliyunSms({ ...settings, keySecret: 'falsch' }, patience).send(letter)).toMatchObject({
      outcome: 'refused',
      code: 'SignatureDoesNotMatch',
    })
  })

  it('signs the example of the documentation as the documentation does', () => {
    const authorization = acs3Authorization(
      {
        method: 'POST',
        path: '/',
        query: { ImageId: 'win2019_1809_x64_dtc_zh-cn_40G_alibase_20230811.vhd', RegionId: 'cn-shanghai' },
        headers: {
          host: 'ecs.cn-shanghai.aliyuncs.com',
          'x-acs-action': 'RunInstances',
          'x-acs-content-sha256': sha256(''),
          'x-acs-date': '2023-10-26T10:22:32Z',
          'x-acs-signature-nonce': '3156853299f313e23d1673dc12e1703d',
          'x-acs-version': '2014-05-26',
        },
        body: '',
      },
      'YourAccessKeyId',
      'YourAccessKeySecret',
    )
    expect(authorization).toMatch(/Signature=06563a9e1b43f5dfe96b81484da74bceab24a1d853912eee15083a6f0f3283c0$/)
  })

  it.each([
    ['isv.BUSINESS_LIMIT_CONTROL', 'unreachable'],
    ['Throttling.User', 'unreachable'],
    ['isv.MOBILE_NUMBER_ILLEGAL', 'refused'],
    ['isv.AMOUNT_NOT_ENOUGH', 'refused'],
  ])('%s is %s', async (Code, outcome) => {
    receiver.respond = (_, response) => answerJson(response, { Code, Message: 'x' }, 200)
    expect(await createAliyunSms(settings, patience).send(letter)).toMatchObject({ outcome, code: Code })
  })
})

describe('Tencent Cloud', () => {
  it('accepts our signature, the number in international form and the variables by position', async () => {
    receiver.respond = (request, response) => answerJson(response, tencent(request, 'geheim'))
    const sms = createTencentSms({ ...settings, provider: 'tencent' }, patience)
    expect(await sms.send({ ...letter, purpose: 'scan-missing' })).toEqual({ outcome: 'accepted', code: 'Ok', text: 'send success 5000:1' })
    expect(JSON.parse(receiver.requests[0]?.body ?? '')).toEqual({
      PhoneNumberSet: ['+8613812348000'],
      SmsSdkAppId: '1400006666',
      SignName: '市商务委',
      TemplateId: 'SMS_2',
      TemplateParamSet: [letter.values.enterprise, letter.values.number, letter.values.deadline, letter.values.rest],
      SessionContext: letter.id,
    })
    expect(await createTencentSms({ ...settings, keySecret: 'falsch' }, patience).send(letter)).toMatchObject({
      outcome: 'refused',
      code: 'AuthFailure.SignatureFailure',
    })
  })

  it('derives the key day by day and service by service', () => {
    const request = { service: 'sms', host: 'sms.tencentcloudapi.com', action: 'SendSms', timestamp: 1_551_113_065, body: '{}' }
    expect(tc3Authorization(request, 'id', 'key')).toMatch(
      /^TC3-HMAC-SHA256 Credential=id\/2019-02-25\/sms\/tc3_request, SignedHeaders=content-type;host;x-tc-action, Signature=[0-9a-f]{64}$/,
    )
    expect(tc3Authorization({ ...request, timestamp: request.timestamp + 86_400 }, 'id', 'key')).not.toBe(
      tc3Authorization(request, 'id', 'key'),
    )
  })

  it.each([
    [{ Response: { SendStatusSet: [{ Code: 'LimitExceeded.PhoneNumberThirtySecondLimit', Message: 'x' }] } }, 'unreachable'],
    [{ Response: { Error: { Code: 'RequestLimitExceeded', Message: 'x' } } }, 'unreachable'],
    [{ Response: { SendStatusSet: [{ Code: 'FailedOperation.TemplateIncorrectOrUnapproved', Message: 'x' }] } }, 'refused'],
    [{ Response: {} }, 'refused'],
    ['<html>', 'refused'],
  ])('%j is %s', async (answer, outcome) => {
    receiver.respond = (_, response) => answerJson(response, answer)
    expect(await createTencentSms(settings, patience).send(letter)).toMatchObject({ outcome })
  })
})

it.each(['aliyun', 'tencent'] as const)('%s: slow, ill, silent and gone gateways', async (provider) => {
  const sms = () => (provider === 'aliyun' ? createAliyunSms : createTencentSms)({ ...settings, provider }, patience)
  receiver.respond = (_, response) =>
    void setTimeout(() => answerJson(response, { Code: 'OK', Response: { SendStatusSet: [{ Code: 'Ok' }] } }), patience / 4)
  expect(await sms().send(letter)).toMatchObject({ outcome: 'accepted' })
  receiver.respond = (_, response) => answerJson(response, {}, 503)
  expect(await sms().send(letter)).toMatchObject({ outcome: 'unreachable', code: 'HTTP 503' })
  receiver.respond = () => {}
  expect(await sms().send(letter)).toMatchObject({ outcome: 'unreachable', code: 'TimeoutError' })
  await receiver.stop()
  expect(await sms().send(letter)).toMatchObject({ outcome: 'unreachable', code: 'ECONNREFUSED' })
  receiver = await startHttpReceiver((_, response) => response.end())
})

it('a purpose without a template is refused before anything leaves the house', async () => {
  const { '*': _, ...templates } = settings.templates
  expect(await createAliyunSms({ ...settings, templates }, patience).send({ ...letter, purpose: 'broadcast' })).toMatchObject({
    code: 'no-template',
  })
  expect(receiver.requests).toEqual([])
})
