import { createHmac } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { auditEntries, channelTests, users } from '@zhengji/db/schema/index'
import { answerJson, startHttpReceiver, type HttpReceiver } from '@zhengji/testing/http-receiver'
import { startSmtpServer, type SmtpServer } from '@zhengji/testing/smtp-server'
import type { ChannelSettings } from '../settings/channels.ts'
import { reasonOf } from '../testing/refusal.ts'
import { useWorld } from '../testing/use-world.ts'
import { closeChannels, createChannels } from './create.ts'
import type { Channels } from './port.ts'
import { sendTest } from './send-test.ts'
import { listChannelStatus } from './status.ts'

const place = useWorld()
const none: ChannelSettings = { email: null, sms: null, dingtalk: null, feishu: null, wecom: null }
const secret = 'SECtop'

let receiver: HttpReceiver
let smtp: SmtpServer
let channels: Channels

/** The installation's real adapters, connected to servers of this test. */
const connect = (settings: Partial<ChannelSettings>): void => {
  closeChannels(channels)
  channels = createChannels({ ...none, ...settings })
  place.world.setChannels(channels)
}
const mail = () => ({ email: { url: smtp.url, from: 'zhengji@example.gov.cn', publicUrl: 'https://zhengji.example.cn' } })
const robot = (key = secret) => ({ dingtalk: { url: `${receiver.url}/robot/send?access_token=k1`, secret: key } })
const adminId = (): string => {
  const { actor } = place.world.admin
  if (actor.type !== 'user') throw new Error('the administrator is a person')
  return actor.id
}
const reach = (columns: { email: string | null; phone: string | null }) =>
  place.world.db.update(users).set(columns).where(eq(users.id, adminId()))
const statusOf = async (channel: string) => (await listChannelStatus(place.world.admin)).find((one) => one.channel === channel)

beforeEach(async () => {
  channels = {}
  smtp = await startSmtpServer()
  receiver = await startHttpReceiver((request, response) => {
    const query = new URL(request.url, 'http://x').searchParams
    const wanted = createHmac('sha256', secret)
      .update(`${query.get('timestamp')}\n${secret}`)
      .digest('base64')
    answerJson(response, query.get('sign') === wanted ? { errcode: 0, errmsg: 'ok' } : { errcode: 310000, errmsg: 'sign not match' })
  })
  await reach({ email: 'admin@example.gov.cn', phone: '13912345678' })
})
afterEach(async () => {
  closeChannels(channels)
  await smtp.stop()
  await receiver.stop()
})

describe('a test of a channel', () => {
  it('goes to the own mailbox through the real adapter, and what the server said is kept and shown', async () => {
    connect(mail())
    const answer = await sendTest(place.world.admin, { channel: 'email' })
    expect(answer).toMatchObject({ outcome: 'accepted', code: '250' })
    expect(smtp.mails.map(({ to }) => to)).toEqual([['admin@example.gov.cn']])
    const rows = await place.world.db.select().from(channelTests).where(eq(channelTests.channel, 'email')).orderBy(channelTests.id)
    expect(rows.map(({ outcome }) => outcome)).toEqual(['begun', 'accepted'])
    expect(new Set(rows.map(({ testId }) => testId)).size).toBe(1)
    expect(await statusOf('email')).toMatchObject({
      present: true,
      ownAddress: 'a***@example.gov.cn',
      accepted: 1,
      failed: 0,
      latest: [answer],
    })
    const trail = await place.world.db.select().from(auditEntries).where(eq(auditEntries.action, 'channel.test'))
    expect(trail.map(({ subjectId, after }) => ({ subjectId, after }))).toEqual([
      { subjectId: 'email', after: { address: 'a***@example.gov.cn' } },
    ])
  })

  it('says why a robot refuses, without its key', async () => {
    connect(robot('SECwrong'))
    const answer = await sendTest(place.world.admin, { channel: 'dingtalk' })
    expect(answer).toMatchObject({ outcome: 'refused', code: '310000', text: 'sign not match' })
    connect(robot())
    expect(await sendTest(place.world.admin, { channel: 'dingtalk' })).toMatchObject({ outcome: 'accepted' })
    const status = await statusOf('dingtalk')
    expect(status).toMatchObject({ accepted: 1, failed: 1, settings: { needed: ['DINGTALK_URL'], optional: ['DINGTALK_SECRET'] } })
    expect(status?.latest.map(({ outcome }) => outcome)).toEqual(['accepted', 'refused'])
    expect(JSON.stringify(status)).not.toMatch(/k1|SECtop|SECwrong/)
  })

  it('counts under the limits: a robot takes twenty lines a minute, the twenty-first is told how long to wait', async () => {
    connect({ wecom: { url: `${receiver.url}/cgi-bin/webhook/send?key=1` } })
    receiver.respond = (_, response) => answerJson(response, { errcode: 0, errmsg: 'ok' })
    for (let line = 0; line < 20; line += 1) await sendTest(place.world.admin, { channel: 'wecom' })
    expect(await reasonOf(sendTest(place.world.admin, { channel: 'wecom' }))).toBe('LIMIT channel-limit')
    expect(receiver.requests.length).toBe(20)
  })

  it('of a server that is gone ends as unreachable, and stays on record', async () => {
    connect(mail())
    await smtp.stop()
    expect(await sendTest(place.world.admin, { channel: 'email' })).toMatchObject({ outcome: 'unreachable' })
    expect((await statusOf('email'))?.latest[0]).toMatchObject({ outcome: 'unreachable' })
    smtp = await startSmtpServer()
  })

  it('is refused without channel or address, and to whoever may not, before anything is written', async () => {
    const before = await place.world.db.$count(channelTests)
    connect({})
    expect(await reasonOf(sendTest(place.world.admin, { channel: 'sms' }))).toBe('PRECONDITION channel-absent')
    connect(mail())
    await reach({ email: null, phone: null })
    expect(await reasonOf(sendTest(place.world.admin, { channel: 'email' }))).toBe('PRECONDITION own-address-missing')
    expect(await reasonOf(sendTest(place.world.officer, { channel: 'email' }))).toBe('FORBIDDEN forbidden')
    expect(await reasonOf(listChannelStatus(place.world.officer))).toBe('FORBIDDEN forbidden')
    expect(await place.world.db.$count(channelTests)).toBe(before)
  })
})
