import { and, eq } from 'drizzle-orm'
import { expect, it } from 'vitest'
import { messages } from '@zhengji/db/schema/index'
import { planOpenRounds } from '../sweep/plan-due.ts'
import { proposeDeadline } from '../round/propose-deadline.ts'
import { createPostOffice } from '../testing/post-office.ts'
import { reasonOf } from '../testing/refusal.ts'
import { useWorld } from '../testing/use-world.ts'
import { dispatchMessages } from './dispatch.ts'
import { getOwnReach, saveOwnReach } from './own-reach.ts'

const place = useWorld()
/** A morning, so that nothing waits for the night to pass. */
const morning = Temporal.PlainDateTime.from('2026-12-21T09:00').toZonedDateTime('Asia/Shanghai').toInstant()
const approval = 'approval-waiting' as const

it('decides by which channel an approver hears, in every round, and the inbox always has it', async () => {
  const { world } = place
  const office = createPostOffice('email', 'sms')
  world.setChannels(office.channels)
  world.setClock(morning)
  const { approver } = world
  if (approver.actor.type !== 'user') throw new Error('the approver is a person')
  const approverId = approver.actor.id

  /** A proposal in a round of its own, and what the approver got of it. */
  const heard = async (): Promise<readonly string[]> => {
    office.clear()
    const round = await world.rehearsal(96 * 60)
    const closesAt = morning.add({ hours: 120 }).toString()
    await proposeDeadline(world.officer, { roundId: round.id, revision: round.revision, closesAt, reason: '服务大厅系统检修' })
    world.setClock(morning.add({ hours: 6 }))
    await planOpenRounds(world.system('truth.sweep'))
    await dispatchMessages(world.system('message.dispatch'))
    world.setClock(morning)
    const of = and(eq(messages.roundId, round.id), eq(messages.recipientId, approverId), eq(messages.purpose, approval))
    const rows = await world.db.select().from(messages).where(of)
    expect(rows.filter(({ status }) => status === 'sent').length).toBeGreaterThan(0)
    const ids = new Set(rows.map(({ id }) => id))
    return office.letters.filter(({ id }) => ids.has(id)).map(({ channel, to }) => `${channel} ${to}`)
  }
  const say = async (channels: ('email' | 'sms')[] | null, contact: { email: string | null; phone: string | null }) =>
    saveOwnReach(approver, {
      ...contact,
      locale: 'zh',
      wishes: [{ purpose: approval, channels }],
      revision: (await getOwnReach(approver)).revision,
    })
  const contact = { email: 'approver@example.gov.cn', phone: '13911112222' }

  await say(['sms', 'email'], contact)
  expect(new Set(await heard())).toEqual(new Set(['sms 13911112222']))
  await say([], contact)
  expect(await heard()).toEqual([])
  const back = await say(null, contact)
  expect(back.wishes).toEqual([{ purpose: approval, channels: null }])
  const preset = world.definition.reminders.find(({ id }) => id === approval)?.channels ?? []
  expect((await heard()).length > 0).toBe(preset.some((channel) => channel === 'email' || channel === 'sms'))
})

it('refuses what was overtaken, and leaves no row where nothing changed', async () => {
  const { world } = place
  const before = await getOwnReach(world.clerk)
  const input = { email: 'a@b.cn', phone: null, locale: 'zh' as const, wishes: [], revision: before.revision }
  const saved = await saveOwnReach(world.clerk, input)
  expect(saved).toMatchObject({ email: 'a@b.cn', phone: null, wishes: [], revision: before.revision + 1 })
  expect(await reasonOf(saveOwnReach(world.clerk, input))).toBe('CONFLICT stale-revision')
})
