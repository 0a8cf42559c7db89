import { createHmac } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { answerJson, startHttpReceiver, type HttpReceiver } from '@zhengji/testing/http-receiver'
import type { Letter } from './port.ts'
import { createDingtalk, createFeishu, createWecom, dingtalkSign, feishuSign, withinBytes } from './robot.ts'

const letter: Letter = {
  id: '019bf4a2-7c00-7000-8000-000000000001',
  to: '',
  purpose: 'deadline-near',
  subject: '距报名截止还有1 小时',
  text: '重庆有奖发票征集 · 演练\n距报名截止还有1 小时',
  calendar: null,
  values: {},
}
const secret = 'SEC3f0a4c'
const patience = 400

let receiver: HttpReceiver
beforeEach(async () => {
  receiver = await startHttpReceiver((_, response) => answerJson(response, { errcode: 0, errmsg: 'ok' }))
})
afterEach(() => receiver.stop())

/** What DingTalk's server does with a request: the signature over `timestamp\nsecret`, at most an hour old, and a text. */
const dingtalk = (request: { readonly url: string; readonly body: string }) => {
  const query = new URL(request.url, 'http://x').searchParams
  const timestamp = query.get('timestamp') ?? ''
  const sign = createHmac('sha256', secret).update(`${timestamp}\n${secret}`, 'utf8').digest('base64')
  if (query.get('access_token') !== 'k1') return { errcode: 300005, errmsg: 'token is not exist' }
  if (query.get('sign') !== sign || Math.abs(Date.now() - Number(timestamp)) > 3_600_000)
    return { errcode: 310000, errmsg: 'sign not match' }
  const message = JSON.parse(request.body) as { msgtype: string; text: { content: string } }
  return message.msgtype === 'text' && message.text.content !== '' ? { errcode: 0, errmsg: 'ok' } : { errcode: 40035, errmsg: 'no text' }
}

describe('DingTalk', () => {
  const robot = (key = secret, token = 'k1') =>
    createDingtalk({ url: `${receiver.url}/robot/send?access_token=${token}`, secret: key }, patience)

  it('takes a line whose signature is right and says why not otherwise', async () => {
    receiver.respond = (request, response) => answerJson(response, dingtalk(request))
    expect(await robot().send(letter)).toEqual({ outcome: 'accepted', code: '0', text: 'ok' })
    expect(await robot('SECother').send(letter)).toMatchObject({ outcome: 'refused', code: '310000' })
    expect(await robot(secret, 'k2').send(letter)).toMatchObject({ outcome: 'refused', code: '300005' })
    expect(JSON.parse(receiver.requests[0]?.body ?? '')).toEqual({ msgtype: 'text', text: { content: letter.text } })
  })

  it('signs as its documentation does', () => {
    expect(dingtalkSign('this is secret', 1577262236757)).toBe(
      createHmac('sha256', 'this is secret').update('1577262236757\nthis is secret').digest('base64'),
    )
  })
})

describe('Feishu', () => {
  const robot = (key: string | null = secret) => createFeishu({ url: `${receiver.url}/open-apis/bot/v2/hook/x`, secret: key }, patience)

  it('has key and message the other way round, in seconds, inside the body', async () => {
    receiver.respond = (request, response) => {
      const body = JSON.parse(request.body) as Record<string, unknown>
      const timestamp = String(body['timestamp'])
      const wanted = createHmac('sha256', `${timestamp}\n${secret}`).digest('base64')
      const fresh = Math.abs(Date.now() / 1000 - Number(timestamp)) < 3_600
      answerJson(response, body['sign'] === wanted && fresh ? { code: 0, msg: 'success' } : { code: 19021, msg: 'sign match fail' })
    }
    expect(await robot().send(letter)).toEqual({ outcome: 'accepted', code: '0', text: 'success' })
    expect(await robot('other').send(letter)).toMatchObject({ outcome: 'refused', code: '19021' })
    expect(JSON.parse(receiver.requests[0]?.body ?? '')).toMatchObject({ msg_type: 'text', content: { text: letter.text } })
    expect(feishuSign('a', 1)).not.toBe(dingtalkSign('a', 1))
  })

  it('without a secret sends none, and understands the older answer', async () => {
    receiver.respond = (request, response) =>
      answerJson(response, request.body.includes('sign') ? { code: 1 } : { StatusCode: 0, StatusMessage: 'success' })
    expect(await robot(null).send(letter)).toMatchObject({ outcome: 'accepted' })
  })
})

describe('WeCom', () => {
  const robot = () => createWecom({ url: `${receiver.url}/cgi-bin/webhook/send?key=693a91f6` }, patience)

  it('takes 2,048 bytes and no more, cut between characters', async () => {
    receiver.respond = (request, response) => {
      const { text } = JSON.parse(request.body) as { text: { content: string } }
      const known = new URL(request.url, 'http://x').searchParams.get('key') === '693a91f6'
      const long = Buffer.byteLength(text.content) > 2_048
      answerJson(response, known && !long ? { errcode: 0, errmsg: 'ok' } : { errcode: long ? 40058 : 93000, errmsg: 'no' })
    }
    expect(await robot().send({ ...letter, text: '截止'.repeat(2_000) })).toMatchObject({ outcome: 'accepted' })
    expect(await createWecom({ url: `${receiver.url}/cgi-bin/webhook/send?key=x` }, patience).send(letter)).toMatchObject({
      code: '93000',
      outcome: 'refused',
    })
    expect([withinBytes('𬭩𬭩', 8), withinBytes('𬭩𬭩', 7), withinBytes('', 0)]).toEqual(['𬭩𬭩', '𬭩…', ''])
  })
})

describe('every robot', () => {
  const robots = () => [
    createDingtalk({ url: `${receiver.url}/d`, secret: null }, patience),
    createFeishu({ url: `${receiver.url}/f`, secret: null }, patience),
    createWecom({ url: `${receiver.url}/w` }, patience),
  ]
  const outcomes = async () =>
    (await Promise.all(robots().map((robot) => robot.send(letter)))).map(({ outcome, code }) => `${outcome} ${code}`)

  it('is told to come back when it sends too fast', async () => {
    receiver.respond = ({ url }, response) =>
      answerJson(response, url === '/f' ? { code: 11232 } : { errcode: url === '/d' ? 130101 : 45009 })
    expect(await outcomes()).toEqual(['unreachable 130101', 'unreachable 11232', 'unreachable 45009'])
  })

  it('comes back later when the service is ill', async () => {
    receiver.respond = (_, response) => answerJson(response, {}, 502)
    expect(await outcomes()).toEqual(Array(3).fill('unreachable HTTP 502'))
  })

  it('does not take a login page for an answer', async () => {
    receiver.respond = (_, response) => response.writeHead(200, { 'content-type': 'text/html' }).end('<html>portal</html>')
    expect(await outcomes()).toEqual(Array(3).fill('refused no-code'))
  })

  it.each([
    ['that answers nothing', () => {}],
    [
      'that begins to answer and stops',
      (response: { writeHead(status: number): { write(text: string): void } }) => response.writeHead(200).write('{"errcode"'),
    ],
  ])('gives up a server %s, in time', async (_, behave) => {
    receiver.respond = (_request, response) => behave(response)
    const startedAt = performance.now()
    expect(await outcomes()).toEqual(Array(3).fill('unreachable TimeoutError'))
    expect(performance.now() - startedAt).toBeLessThan(patience * 5)
  })

  it('reads no endless answer', async () => {
    receiver.respond = (_, response) => response.writeHead(200).end('x'.repeat(200_000))
    expect((await outcomes()).every((outcome) => outcome.startsWith('unreachable'))).toBe(true)
  })

  it('follows no redirect and never repeats its key in an answer', async () => {
    receiver.respond = (_, response) => response.writeHead(302, { location: 'http://127.0.0.1:1/' }).end()
    const keyed = createDingtalk({ url: `${receiver.url}/d?access_token=geheim`, secret: 'SECgeheim' }, patience)
    const answer = await keyed.send(letter)
    expect(answer.outcome).toBe('unreachable')
    await receiver.stop()
    const gone = await keyed.send(letter)
    expect(gone).toMatchObject({ outcome: 'unreachable', code: 'ECONNREFUSED' })
    expect(JSON.stringify([answer, gone])).not.toContain('geheim')
    receiver = await startHttpReceiver((_, response) => response.end())
  })
})
