import { eq } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import { applications, messages } from '@zhengji/db/schema/index'
import type { RoundView } from '@zhengji/domain/round/view'
import { decideProposal } from '../proposal/decide.ts'
import { createPostOffice } from '../testing/post-office.ts'
import { reasonOf, refusalOf } from '../testing/refusal.ts'
import { useWorld } from '../testing/use-world.ts'
import { previewBroadcast, sendBroadcast } from './broadcast.ts'
import { dispatchMessages } from './dispatch.ts'

const place = useWorld()
const noon = Temporal.PlainDateTime.from('2026-12-22T12:00').toZonedDateTime('Asia/Shanghai').toInstant()
const text = { subject: '系统维护通知', body: '{recipient}：申报 {number}，今晚 20 时起系统维护。' }
const everybody = { search: '', status: [], role: '' }

/** A round with so many drafts, at noon, in an office with mail. */
const scene = async (drafts: number) => {
  const { world } = place
  const office = createPostOffice('email')
  world.setChannels(office.channels)
  world.setClock(noon)
  const round = await world.rehearsal(60 * 24)
  const made = []
  for (let index = 0; index < drafts; index += 1) made.push(await world.draftApplication({ roundId: round.id }))
  return { office, round, made }
}
const send = (round: RoundView, expected: number) =>
  sendBroadcast(place.world.officer, {
    roundId: round.id,
    filter: everybody,
    ...text,
    channels: ['email'],
    expected,
    reason: '系统维护须告知',
  })
const dispatch = () => dispatchMessages(place.world.system('message.dispatch'))
const sentTo = (round: RoundView) => place.world.db.select().from(messages).where(eq(messages.roundId, round.id))

describe('a broadcast', () => {
  it('shows count, names and a sample first, and whom nothing reaches', async () => {
    const { world } = place
    const { round, made } = await scene(3)
    await world.db
      .update(applications)
      .set({ contactEmail: null })
      .where(eq(applications.id, made[0]?.id ?? ''))
    const preview = await previewBroadcast(world.officer, { roundId: round.id, filter: everybody, ...text })
    expect(preview).toMatchObject({ count: 3, fourEyes: false, unreachable: [made[0]?.enterprise.name] })
    expect([...preview.names].sort()).toEqual(made.map(({ enterprise }) => enterprise.name).sort())
    expect(preview.sample?.body).toBe(`${preview.names[0]}：申报 （未编号），今晚 20 时起系统维护。\n（本消息为演练，不产生任何效力。）`)
    const none = await previewBroadcast(world.officer, { roundId: round.id, filter: { ...everybody, status: ['scored'] }, ...text })
    expect(none).toMatchObject({ count: 0, names: [], sample: null })
  })

  it('to a short list goes out at once, one letter each, and who has no address is left to a person', async () => {
    const { world } = place
    const { round, made, office } = await scene(3)
    await world.db
      .update(applications)
      .set({ contactEmail: null })
      .where(eq(applications.id, made[0]?.id ?? ''))
    expect(await send(round, 3)).toEqual({ count: 3, proposalId: null })
    await dispatch()
    await dispatch()
    expect(office.letters.map(({ subject }) => subject)).toEqual(Array(2).fill('【演练】系统维护通知'))
    expect((await sentTo(round)).map(({ status }) => status).sort()).toEqual(['failed', 'sent', 'sent'])
  })

  it('to more than twenty waits for a second person', { timeout: 60_000 }, async () => {
    const { world } = place
    const { round, office } = await scene(21)
    const outcome = await send(round, 21)
    expect(outcome).toEqual({ count: 21, proposalId: expect.any(String) })
    await dispatch()
    expect([office.letters.length, (await sentTo(round)).length]).toEqual([0, 0])
    const decide = (who: typeof world.officer) =>
      decideProposal(who, { proposalId: outcome.proposalId ?? '', verdict: 'approved', comment: '' })
    expect(await reasonOf(decide(world.officer))).toBe('FORBIDDEN forbidden')
    await decide(world.approver)
    await dispatch()
    expect(office.letters).toHaveLength(21)
  })

  it('is refused when the list is not the one that was shown, without a way, and without a reason to write', async () => {
    const { world } = place
    const { round, office } = await scene(2)
    expect(await refusalOf(send(round, 3))).toMatchObject({ reason: 'broadcast-changed', params: { expected: 3, count: 2 } })
    world.setChannels({})
    expect(await reasonOf(send(round, 2))).toBe('PRECONDITION channel-absent')
    world.setChannels(office.channels)
    const empty = await world.rehearsal(60)
    expect(await reasonOf(send(empty, 1))).toBe('PRECONDITION broadcast-empty')
    expect(await sentTo(round)).toEqual([])
  })

  it('waits for the morning at night and leaves out who has withdrawn meanwhile', async () => {
    const { world } = place
    const { round, office, made } = await scene(2)
    world.setClock(noon.add({ hours: 10 }))
    await send(round, 2)
    await dispatch()
    expect(office.letters).toEqual([])
    await world.db
      .update(applications)
      .set({ status: 'withdrawn' })
      .where(eq(applications.id, made[0]?.id ?? ''))
    world.setClock(noon.add({ hours: 20 }))
    await dispatch()
    expect(office.letters).toHaveLength(1)
    expect((await sentTo(round)).map(({ status }) => status).sort()).toEqual(['cancelled', 'sent'])
  })
})
