import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { startSmtpServer, type SmtpServer } from '@zhengji/testing/smtp-server'
import { createEmail } from './email.ts'
import type { Letter, OutwardPort } from './port.ts'

const letter: Letter = {
  id: '019bf4a2-7c00-7000-8000-000000000001',
  to: 'wang@example.cn',
  purpose: 'draft-not-delivered',
  subject: '【演练】申报材料尚未送达，距截止还有2 天',
  text: '重庆云链科技有限公司：\n贵单位 <b>尚未</b> 送达 & 须在截止前送达。\n.\n以点开头的一行',
  calendar: 'BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n',
  values: {},
}
/** Short, so that a test of a half-dead server does not take a quarter of a minute. */
const patience = 400

let server: SmtpServer
let email: OutwardPort
beforeEach(async () => {
  server = await startSmtpServer()
  email = createEmail({ url: server.url, from: '征集 <zhengji@example.gov.cn>', publicUrl: 'https://zhengji.example.cn' }, patience)
})
afterEach(async () => {
  email.close()
  await server.stop()
})

/** The decoded parts of a MIME message by media type. */
const partsOf = (data: string): Readonly<Record<string, string>> =>
  Object.fromEntries(
    [...data.matchAll(/Content-Type: ([\w/]+)[^]*?\r\n\r\n([^]*?)(?=\r\n--|$)/g)].map(([part, type = '', body = '']) => [
      type,
      /base64/i.test(part.slice(0, part.indexOf('\r\n\r\n')))
        ? Buffer.from(body, 'base64').toString('utf8')
        : decodeURIComponent(
            body
              .replace(/=\r\n/g, '')
              .replace(/%/g, '%25')
              .replace(/=([0-9A-F]{2})/g, '%$1'),
          ),
    ]),
  )

describe('mail', () => {
  it('arrives as text, HTML and a date, from the sender, with a Message-ID that stays the same', async () => {
    expect(await email.send(letter)).toEqual({ outcome: 'accepted', code: '250', text: '250 queued as 1' })
    await email.send(letter)
    const [first, second] = server.mails
    expect(first).toMatchObject({ from: 'zhengji@example.gov.cn', to: ['wang@example.cn'], messageId: `<${letter.id}@zhengji>` })
    expect(second?.messageId).toBe(first?.messageId)
    expect(first?.data).toMatch(/^Auto-Submitted: auto-generated$/m)
    const parts = partsOf(first?.data ?? '')
    expect(parts['text/plain']?.replaceAll('\r\n', '\n').trim()).toBe(letter.text)
    expect(parts['text/html']).toContain('贵单位 &#60;b&#62;尚未&#60;/b&#62; 送达 &#38; 须在截止前送达。')
    expect(parts['text/calendar']).toContain('BEGIN:VCALENDAR')
    expect(first?.data).toMatch(/filename=deadline\.ics/)
  })

  it('signs in with user and password, and a wrong password is final', async () => {
    server.temper = { auth: { user: 'office', pass: 'geheim' } }
    const signed = (password: string) =>
      createEmail({ url: `smtp://office:${password}@127.0.0.1:${server.port}`, from: 'a@b.cn', publicUrl: 'https://x' }, patience)
    const right = signed('geheim')
    const wrong = signed('falsch')
    expect(await right.send(letter)).toMatchObject({ outcome: 'accepted' })
    const refused = await wrong.send(letter)
    expect(refused).toMatchObject({ outcome: 'refused', code: '535' })
    expect(JSON.stringify(refused)).not.toContain('falsch')
    right.close()
    wrong.close()
  })

  it.each([
    ['550 no such user', 'refused', '550'],
    ['552 mailbox full', 'refused', '552'],
    ['450 greylisted, try again', 'unreachable', '450'],
    ['421 too busy', 'unreachable', '421'],
  ])('%s is %s', async (rcpt, outcome, code) => {
    server.temper = { rcpt: () => rcpt }
    expect(await email.send(letter)).toMatchObject({ outcome, code, text: expect.stringContaining(rcpt.slice(4, 8)) })
  })

  it('of one bad address among good ones tells the good ones apart', async () => {
    server.temper = { rcpt: (address) => (address.startsWith('nobody') ? '550 no' : null) }
    const answers = await Promise.all(['a', 'nobody', 'b', 'c'].map((name) => email.send({ ...letter, to: `${name}@example.cn` })))
    expect(answers.map(({ outcome }) => outcome)).toEqual(['accepted', 'refused', 'accepted', 'accepted'])
  })

  it('waits for a slow server', async () => {
    server.temper = { slow: 100 }
    expect(await email.send(letter)).toMatchObject({ outcome: 'accepted' })
  })

  it.each([
    ['that accepts a connection and says nothing', { silent: true }],
    ['that takes the letter and never answers', { deafAfterData: true }],
  ])('gives up a server %s, in time, for the moment', async (_, temper) => {
    server.temper = temper
    const startedAt = performance.now()
    expect(await email.send(letter)).toMatchObject({ outcome: 'unreachable' })
    expect(performance.now() - startedAt).toBeLessThan(patience * 10)
  })

  it('does not reach a server that is not there', async () => {
    await server.stop()
    expect(await email.send(letter)).toMatchObject({ outcome: 'unreachable', code: expect.stringMatching(/ECONN|ESOCKET/) })
    server = await startSmtpServer()
  })
})
