import { and, eq } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import { applications, messageAttempts, messages, rounds } from '@zhengji/db/schema/index'
import type { OutwardChannel } from '@zhengji/domain/call/definition'
import { hoursBefore } from '@zhengji/domain/reminder/rung'
import type { RoundView } from '@zhengji/domain/round/view'
import { decideProposal } from '../proposal/decide.ts'
import { proposeDeadline } from '../round/propose-deadline.ts'
import { planOpenRounds } from '../sweep/plan-due.ts'
import { createPostOffice, type PostOffice } from '../testing/post-office.ts'
import { reasonOf } from '../testing/refusal.ts'
import { useWorld } from '../testing/use-world.ts'
import type { MadeApplication } from '../testing/world.ts'
import { dispatchMessages } from './dispatch.ts'
import { holdMessage, resumeMessage } from './hold.ts'
import { getInbox } from './inbox.ts'
import { markRead } from './mark-read.ts'
import { getMessages } from './messages.ts'
import { recordBounced, recordPhoned } from './phoned.ts'
import { getReminderPlan } from './plan.ts'
import { previewPlan, previewText } from './preview.ts'
import { listRules } from './rule-view.ts'
import { saveRule } from './save-rule.ts'
import { sendNow } from './send-now.ts'
import { saveWish } from './wish.ts'

const place = useWorld()
let phones = 0
const draftPurpose = 'draft-not-delivered'

/** Half past five in the afternoon of a Friday, four weeks ahead: nothing falls into a night by chance. */
const closing = Temporal.PlainDateTime.from('2026-12-25T17:30').toZonedDateTime('Asia/Shanghai').toInstant()
const before = (hours: number) => closing.subtract({ seconds: Math.round(hours * 3600) })

interface Desk {
  readonly round: RoundView
  readonly office: PostOffice
  readonly made: MadeApplication
  /** Sets the clock to so many hours before the cut-off and lets the sweep and the sender work. */
  at(hours: number): Promise<void>
  rows(): Promise<readonly (typeof messages.$inferSelect)[]>
  of(rung: string): Promise<typeof messages.$inferSelect>
}

/** A rehearsal with one draft, four days before its cut-off, in an office with mail and text messages. */
const desk = async (...present: readonly OutwardChannel[]): Promise<Desk> => {
  const { world } = place
  const office = createPostOffice(...(present.length === 0 ? (['email', 'sms'] as const) : present))
  world.setChannels(office.channels)
  world.setClock(before(96))
  const round = await world.rehearsal(96 * 60)
  const made = await world.draftApplication({ roundId: round.id })
  // A number of its own: gateways limit what one number gets in a minute.
  const contactPhone = `139${String((phones += 1)).padStart(8, '0')}`
  await world.db.update(applications).set({ contactPhone }).where(eq(applications.id, made.id))
  const system = world.system('message.dispatch')
  const ofApplicant = and(eq(messages.recipientId, made.id), eq(messages.roundId, round.id))
  const rows = () => world.db.select().from(messages).where(ofApplicant).orderBy(messages.dueAt)
  return {
    round,
    office,
    made,
    rows,
    of: async (rung) => {
      const row = (await rows()).find((one) => one.rung === rung)
      if (row === undefined) throw new Error(`no row for ${rung}`)
      return row
    },
    at: async (hours) => {
      world.setClock(before(hours))
      await planOpenRounds(system)
      await dispatchMessages(system)
    },
  }
}
const standing = (rows: readonly (typeof messages.$inferSelect)[]) => rows.map(({ rung, status, reason }) => `${rung} ${status} ${reason}`)
const mine = (letters: PostOffice['letters'], made: MadeApplication) => letters.filter(({ text }) => text.includes(made.enterprise.name))

describe('a plan as rows', () => {
  it('is written ahead, goes out when it is due, once, and shows the proof', async () => {
    const { world } = place
    const { office, made, at, rows, round } = await desk()
    await at(95)
    expect(standing(await rows())).toEqual(['t-48h planned null', 't-24h planned null', 't-4h planned null', 't-1h planned null'])
    await at(48)
    await at(48)
    expect(standing(await rows())[0]).toBe('t-48h sent null')
    const [letter, ...more] = mine(office.letters, made)
    expect(more).toEqual([])
    expect(letter).toMatchObject({ channel: 'email', to: 'wang@example.cn', subject: '【演练】申报材料尚未送达，距截止还有2 天' })
    expect(letter?.calendar).toContain('DTSTART:20261225T093000Z')
    const [proof] = (await getMessages(world.clerk, { roundId: round.id, recipientKind: 'applicant', recipientId: made.id })).filter(
      ({ status }) => status === 'sent',
    )
    expect(proof).toMatchObject({ address: 'w***@example.cn', channel: 'email', subject: letter?.subject })
    expect(proof?.attempts.map(({ outcome, code }) => `${outcome} ${code}`)).toEqual(['begun ', 'accepted 250'])
  })

  it('collapses missed rungs to the newest that still helps, and skips what is over, with reasons', async () => {
    const { at, rows, office, made } = await desk()
    await at(95)
    await at(3)
    expect(standing(await rows())).toEqual(['t-48h skipped superseded', 't-24h skipped superseded', 't-4h sent null', 't-1h planned null'])
    expect(mine(office.letters, made)).toHaveLength(1)
    await at(-1)
    expect(standing(await rows()).at(-1)).toBe('t-1h skipped deadline-passed')
  })

  it('never reminds of what has been done, also between planning and sending', async () => {
    const { world } = place
    const { at, rows, made, office } = await desk()
    await at(95)
    world.setClock(before(48))
    await planOpenRounds(world.system('sweep'))
    expect(standing(await rows())[0]).toBe('t-48h queued null')
    await world.deliver(await world.completeMaterials(made))
    await dispatchMessages(world.system('message.dispatch'))
    expect(standing(await rows())[0]).toBe('t-48h cancelled done')
    await at(47)
    expect((await rows()).map(({ status }) => status)).toEqual(Array(4).fill('cancelled'))
    expect(mine(office.letters, made)).toEqual([])
  })

  it('follows a moved deadline: the old ones cancelled with the reason, new ones planned', async () => {
    const { world } = place
    const { at, rows, round } = await desk()
    await at(95)
    const proposal = await proposeDeadline(world.officer, {
      roundId: round.id,
      revision: round.revision,
      closesAt: closing.add({ hours: 24 }).toString(),
      reason: '服务大厅停电',
    })
    await decideProposal(world.approver, { proposalId: proposal.id, verdict: 'approved', comment: '' })
    await at(94)
    const all = await rows()
    const old = all.filter(({ deadlineKey }) => deadlineKey === 'closes-at:1')
    expect(standing(old)).toEqual(['t-48h', 't-24h', 't-4h', 't-1h'].map((rung) => `${rung} cancelled deadline-moved`))
    expect(all.filter(({ deadlineKey, status }) => deadlineKey === 'closes-at:2' && status === 'planned')).toHaveLength(4)
  })

  it('is shown with what the next sweep will write', async () => {
    const { world } = place
    const { round, made } = await desk()
    const plan = (await getReminderPlan(world.clerk, { roundId: round.id, search: '' })).filter(
      ({ recipientId }) => recipientId === made.id,
    )
    expect(plan.map(({ id, status, rung }) => [id, status, rung])).toEqual(
      ['t-48h', 't-24h', 't-4h', 't-1h'].map((rung) => [null, 'planned', rung]),
    )
  })

  it('is written once by any number of sweeps at the same time', async () => {
    const { world } = place
    const { rows } = await desk()
    await Promise.all(Array.from({ length: 4 }, () => planOpenRounds(world.system('sweep'))))
    expect(await rows()).toHaveLength(4)
  })
})

describe('delivery', () => {
  it('goes to the next channel when one refuses, and to a person when none is left', async () => {
    const { world } = place
    const { at, office, rows, made, round } = await desk()
    office.answer('email', () => ({ outcome: 'refused', code: '550', text: 'no such user' }))
    await at(48)
    expect(standing(await rows())[0]).toBe('t-48h sent null')
    expect(mine(office.letters, made).map(({ channel }) => channel)).toEqual(['email', 'sms'])
    office.answer('sms', () => ({ outcome: 'refused', code: 'isv.MOBILE_NUMBER_ILLEGAL', text: 'no' }))
    await at(24)
    expect(standing(await rows())[1]).toBe('t-24h failed all-channels')
    // Planned after the failure, sent with the next look.
    await at(23.9)
    const unsent = async () =>
      (await getInbox(world.officer)).filter(({ purpose, roundId }) => purpose === 'undelivered' && roundId === round.id)
    const inbox = await unsent()
    expect(inbox[0]).toMatchObject({ purpose: 'undelivered', subject: expect.stringContaining('有 1 条提醒未能送达'), readAt: null })
    await markRead(world.officer, { messageId: inbox[0]?.id ?? '' })
    expect((await unsent())[0]?.readAt).not.toBeNull()
    expect(await reasonOf(markRead(world.clerk, { messageId: inbox[0]?.id ?? '' }))).toBe('NOT_FOUND not-found')
  })

  it('tries a silent channel three times in three minutes before it takes the next', async () => {
    const { at, office, made } = await desk()
    office.answer('email', () => ({ outcome: 'unreachable', code: 'ETIMEDOUT', text: 'no answer' }))
    for (const hours of [48, 48, 47.98, 47.94]) await at(hours)
    expect(mine(office.letters, made).map(({ channel }) => channel)).toEqual(['email', 'email', 'email', 'sms'])
  })

  it('repeats nothing that was interrupted but letters, which carry the same Message-ID', async () => {
    const { world } = place
    const { at, office, made, of } = await desk()
    let crash = true
    for (const channel of ['email', 'sms'] as const)
      office.answer(channel, () => {
        if (!crash) return { outcome: 'accepted', code: '250', text: 'ok' }
        throw new Error('the worker was killed')
      })
    await expect(at(48)).rejects.toThrow('killed')
    expect((await of('t-48h')).status).toBe('queued')
    crash = false
    await at(48)
    const letters = mine(office.letters, made)
    const rowId = (await of('t-48h')).id
    expect(letters.map(({ channel, id }) => [channel, id])).toEqual([1, 2].map(() => ['email', rowId]))
    const attempts = await world.db
      .select()
      .from(messageAttempts)
      .where(eq(messageAttempts.messageId, (await of('t-48h')).id))
    expect(attempts.map(({ number, outcome }) => `${number} ${outcome}`).sort()).toEqual(['1 begun', '2 accepted', '2 begun'])

    await saveWish(world.officer, {
      roundId: (await of('t-24h')).roundId,
      recipientKind: 'applicant',
      recipientId: made.id,
      purpose: null,
      channels: ['sms', 'email'],
      locale: 'en',
    })
    crash = true
    await expect(at(24)).rejects.toThrow('killed')
    crash = false
    await at(24)
    const english = mine(office.letters, made).slice(2)
    expect(english.map(({ channel }) => channel)).toEqual(['sms', 'email'])
    expect(english.at(-1)?.subject).toBe('[Rehearsal] Application not delivered yet: 1 day left')
  })

  it('sends one message once, however many workers try at the same time', async () => {
    const { world } = place
    const { office, made } = await desk()
    world.setClock(before(48))
    await planOpenRounds(world.system('sweep'))
    // Each with channels of its own, as processes have: nothing in memory keeps them apart.
    const workers = Array.from({ length: 5 }, (_, index) => ({
      ...world.system(`worker-${index}`),
      ports: { ...world.ports, channels: { ...office.channels } },
    }))
    await Promise.all(workers.map((worker) => dispatchMessages(worker)))
    expect(mine(office.letters, made)).toHaveLength(1)
  })

  it('keeps a robot to twenty lines a minute and tells it neither names nor numbers', async () => {
    const { world } = place
    const { office, at, made, round } = await desk('feishu')
    await at(24)
    const [line] = office.letters.filter(({ text }) => text.includes('演练'))
    expect(line?.text).toMatch(/^重庆有奖发票征集 · .*\n.*距报名截止还有1 天$/)
    for (const { text } of office.letters) expect(text).not.toContain(made.enterprise.name)
    // As if the chat had been told twenty other things in this very minute.
    office.clear()
    const [sent] = await world.db
      .select()
      .from(messages)
      .where(and(eq(messages.roundId, round.id), eq(messages.recipientKind, 'group'), eq(messages.status, 'sent')))
    if (sent === undefined) throw new Error('nothing was told')
    const filler = Array.from({ length: 20 }, (_, index) => ({
      id: `019bf4a2-7c00-7000-8000-${String(index).padStart(12, '0')}`,
      messageId: sent.id,
      number: index + 10,
      channel: 'feishu' as const,
      attemptedAt: before(4).subtract({ seconds: 20 - index }),
      outcome: 'begun' as const,
      answer: { code: '', text: '' },
      durationMs: 0,
    }))
    await world.db.insert(messageAttempts).values(filler)
    await at(4)
    expect(office.letters).toEqual([])
    world.setClock(before(4).add({ seconds: 40 }))
    await dispatchMessages(world.system('message.dispatch'))
    expect(office.letters).toHaveLength(1)
  })

  it('disturbs nobody at night: what was missed by day goes out in the morning', async () => {
    const { at, rows, office, made } = await desk()
    await at(95)
    // 23:30 on the evening before the T−24 h rung’s evening.
    await at(42)
    expect(mine(office.letters, made)).toEqual([])
    expect((await rows())[0]).toMatchObject({ status: 'planned', rung: 't-48h' })
    await at(33.5)
    expect(mine(office.letters, made)).toHaveLength(1)
  })
})

describe('what an officer does about a message', () => {
  it('holds it, with a reason, and resumes it', async () => {
    const { world } = place
    const { at, of, office, made } = await desk()
    await at(95)
    const { id } = await of('t-48h')
    await holdMessage(world.officer, { messageId: id, reason: '企业已电话说明' })
    await at(48)
    expect([(await of('t-48h')).status, mine(office.letters, made).length]).toEqual(['held', 0])
    await resumeMessage(world.officer, { messageId: id })
    await at(47)
    expect([(await of('t-48h')).status, mine(office.letters, made).length]).toEqual(['sent', 1])
    expect(await reasonOf(holdMessage(world.officer, { messageId: id, reason: '再次暂缓' }))).toBe('PRECONDITION message-settled')
    expect(await reasonOf(holdMessage(world.clerk, { messageId: id, reason: '窗口不能暂缓' }))).toBe('FORBIDDEN forbidden')
  })

  it('sends it now, whatever its rung, but not at night and not when it is done', async () => {
    const { world } = place
    const { at, of, office, made } = await desk()
    await at(90)
    const { id } = await of('t-4h')
    world.setClock(before(66.5))
    expect(await reasonOf(sendNow(world.officer, { messageId: id }))).toBe('PRECONDITION quiet-hours')
    world.setClock(before(80))
    await sendNow(world.officer, { messageId: id })
    await dispatchMessages(world.system('message.dispatch'))
    expect([(await of('t-4h')).status, mine(office.letters, made).length]).toEqual(['sent', 1])
    const later = await of('t-1h')
    await world.deliver(await world.completeMaterials(made))
    expect(await reasonOf(sendNow(world.officer, { messageId: later.id }))).toBe('PRECONDITION message-obsolete')
  })

  it('records a telephone call with name, which delivers it, and a letter that came back', async () => {
    const { world } = place
    const { at, of, office, made, round } = await desk()
    await at(95)
    await recordPhoned(world.officer, { messageId: (await of('t-48h')).id, spokeWith: '王建国', note: '明日送达' })
    await at(48)
    expect(mine(office.letters, made)).toEqual([])
    const sheet = await getMessages(world.officer, { roundId: round.id, recipientKind: 'applicant', recipientId: made.id })
    const call = sheet.find(({ rung }) => rung === 't-48h')
    expect(call).toMatchObject({ status: 'sent', channel: 'phone' })
    expect(call?.attempts).toMatchObject([
      { channel: 'phone', outcome: 'accepted', text: '王建国: 明日送达', by: expect.stringContaining('officer') },
    ])

    await at(24)
    await recordBounced(world.officer, { messageId: (await of('t-24h')).id, answer: '550 5.1.1 mailbox full' })
    await at(23.9)
    expect(mine(office.letters, made).map(({ channel }) => channel)).toEqual(['email', 'sms'])
    expect(await reasonOf(recordBounced(world.officer, { messageId: (await of('t-24h')).id, answer: 'x' }))).toBe(
      'PRECONDITION message-settled',
    )
  })
})

describe('rules of a round', () => {
  const change = async (roundId: string) => {
    const rule = (await listRules(place.world.officer, { roundId })).find(({ purpose }) => purpose === draftPurpose)
    if (rule === undefined) throw new Error('no rule')
    const { purpose, active, subject, body } = rule
    return { purpose, active, channels: ['email' as const], subject, body, rungs: [{ hoursBefore: 24 }, { hoursBefore: 2 }] }
  }

  it('are previewed without a trace, then replace the ladder: old rungs cancelled, new ones planned', async () => {
    const { world } = place
    const { at, rows, round } = await desk()
    await at(95)
    const rule = await change(round.id)
    const dry = await previewPlan(world.officer, { roundId: round.id, closesAt: null, rule })
    expect([dry.addedCount, dry.cancelledCount, dry.movedCount, dry.added[0]?.rung]).toEqual([1, 3, 0, 't-2h'])
    expect(await rows()).toHaveLength(4)
    const saved = await saveRule(world.officer, { roundId: round.id, ...rule, reason: '企业反映提醒过多' })
    expect(saved).toMatchObject({ version: 1, rungs: [hoursBefore(24), hoursBefore(2)], channels: ['email'] })
    await at(94)
    expect(standing(await rows())).toEqual([
      't-48h cancelled ladder-changed',
      't-24h planned null',
      't-4h cancelled ladder-changed',
      't-2h planned null',
      't-1h cancelled ladder-changed',
    ])
    expect(await reasonOf(saveRule(world.officer, { roundId: round.id, ...rule, reason: '再存一次' }))).toBe('PRECONDITION rule-unchanged')
    await saveRule(world.officer, { roundId: round.id, ...rule, active: false, reason: '本轮不再提醒' })
    await at(93)
    expect((await rows()).filter(({ status }) => status === 'planned')).toEqual([])
  })

  it('refuse a wrong placeholder at save and show a text with real data before', async () => {
    const { world } = place
    const { round, made } = await desk()
    const rule = await change(round.id)
    const wrong = { ...rule, body: { zh: '{score}', en: '{score}' } }
    expect(await reasonOf(saveRule(world.officer, { roundId: round.id, ...wrong, reason: '测试占位符' }))).toBe(
      'PRECONDITION template-placeholder',
    )
    const { purpose, subject, body } = rule
    const preview = await previewText(world.officer, { roundId: round.id, purpose, subject, body })
    expect(preview.recipientName).toBe(made.enterprise.name)
    expect(preview.zh.body).toContain(made.enterprise.name)
    expect(preview.en.subject).toBe('[Rehearsal] Application not delivered yet: 2 days left')
    const answered = { zh: '{number}已答复', en: '{number} answered' }
    const sample = await previewText(world.officer, { roundId: round.id, purpose: 'objection-answered', subject: answered, body: answered })
    expect(sample).toMatchObject({ recipientName: null, zh: { subject: '〔编号〕已答复' } })
  })

  it('a dry run of a moved cut-off changes nothing and says what would', async () => {
    const { world } = place
    const { at, rows, round } = await desk()
    await at(95)
    const dry = await previewPlan(world.clerk, { roundId: round.id, closesAt: closing.add({ hours: 24 }).toString(), rule: null })
    const applicants = (list: typeof dry.added) => list.filter(({ recipientKind }) => recipientKind === 'applicant')
    expect([applicants(dry.cancelled).length, applicants(dry.added).length]).toEqual([4, 4])
    expect((await rows()).map(({ status }) => status)).toEqual(Array(4).fill('planned'))
    const [row] = await world.db.select().from(rounds).where(eq(rounds.id, round.id))
    expect(row?.closesAt.equals(closing)).toBe(true)
    expect(await reasonOf(previewPlan(world.clerk, { roundId: round.id, closesAt: round.opensAt, rule: null }))).toBe(
      'PRECONDITION deadline-order',
    )
  })
})
