import { describe, expect, it } from 'vitest'
import type { CallDefinition } from '../call/definition.ts'
import { calls } from '../calls/registry.ts'
import type { ReminderFacts } from './facts.ts'
import { planMessages } from './plan.ts'

const [published] = calls
if (published === undefined) throw new Error('the registry is empty')

const rungs = [48, 24, 4, 1].map((hoursBefore) => ({ id: `t-${hoursBefore}h`, hoursBefore }))
/** A published definition with ladders of our own, so that the ladders of a call can change without this test. */
const definition: CallDefinition = {
  ...published,
  timeZone: 'Asia/Shanghai',
  reminders: published.reminders.map((purpose) => ({ ...purpose, rungs })),
}
const at = (local: string) => Temporal.PlainDateTime.from(local).toZonedDateTime('Asia/Shanghai').toInstant()
const closesAt = at('2026-01-28T17:30')

type Application = ReminderFacts['applications'][number]
const application = (change: Partial<Application> = {}): Application => ({
  id: 'app',
  status: 'draft',
  number: null,
  enterpriseName: '云链科技',
  email: 'a@example.com',
  missingScans: false,
  openNotice: null,
  ...change,
})
const facts = (change: Partial<ReminderFacts> = {}, round: Partial<ReminderFacts['round']> = {}): ReminderFacts => ({
  round: { id: 'r', name: '第一轮', realm: 'real', closesAt, deadlineVersion: 1, sheetsDueAt: null, ...round },
  applications: [],
  sheets: [],
  reviewers: [],
  ...change,
})
const plan = (change: Partial<ReminderFacts>, now: string, round: Partial<ReminderFacts['round']> = {}) =>
  planMessages(definition, facts(change, round), at(now))
const summary = (messages: ReturnType<typeof plan>) =>
  messages.map(({ rung, dueAt, skip }) => [
    rung,
    dueAt.toZonedDateTimeISO('Asia/Shanghai').toPlainDateTime().toString({ smallestUnit: 'minute' }),
    skip,
  ])
const draft = { applications: [application()] }

describe('the ladder of one reminder', () => {
  it('counts back from the deadline', () => {
    expect(summary(plan(draft, '2026-01-26T09:00'))).toEqual([
      ['t-48h', '2026-01-26T17:30', null],
      ['t-24h', '2026-01-27T17:30', null],
      ['t-4h', '2026-01-28T13:30', null],
      ['t-1h', '2026-01-28T16:30', null],
    ])
  })

  it('is pulled forward out of the quiet hours, and two rungs of one evening become one', () => {
    expect(summary(plan(draft, '2026-01-26T09:00', { closesAt: at('2026-01-29T08:30') }))).toEqual([
      ['t-48h', '2026-01-27T08:30', null],
      ['t-24h', '2026-01-28T08:30', null],
      ['t-4h', '2026-01-28T20:30', 'superseded'],
      ['t-1h', '2026-01-28T20:30', null],
    ])
  })

  it('collapses what was missed to the newest rung that is due', () => {
    expect(summary(plan(draft, '2026-01-28T14:00')).map(([rung, , skip]) => [rung, skip])).toEqual([
      ['t-48h', 'superseded'],
      ['t-24h', 'superseded'],
      ['t-4h', null],
      ['t-1h', null],
    ])
  })

  it('ends with the deadline: one millisecond before there is still something to send, at the deadline nothing', () => {
    const last = planMessages(definition, facts(draft), closesAt.subtract({ milliseconds: 1 }))
    expect(last.filter(({ skip }) => skip === null).map(({ rung }) => rung)).toEqual(['t-1h'])
    expect(planMessages(definition, facts(draft), closesAt).map(({ skip }) => skip)).toEqual(Array(4).fill('deadline-passed'))
  })

  it('missed by day waits for the morning, unless the night lasts until the deadline', () => {
    const night = { closesAt: at('2026-01-29T10:00') }
    expect(summary(plan(draft, '2026-01-28T23:00', night)).slice(1, 3)).toEqual([
      ['t-24h', '2026-01-28T10:00', 'superseded'],
      ['t-4h', '2026-01-29T08:00', null],
    ])
    expect(summary(plan(draft, '2026-01-28T22:00', { closesAt: at('2026-01-28T23:30') })).at(-1)).toEqual([
      't-1h',
      '2026-01-28T20:30',
      'quiet-hours',
    ])
  })

  it('does not make up for rungs from before there was anything to do', () => {
    const fresh = { applications: [application({ createdAt: at('2026-01-28T14:00') })] }
    expect(summary(plan(fresh, '2026-01-28T14:01')).map(([, , skip]) => skip)).toEqual(['before-duty', 'before-duty', 'before-duty', null])
  })

  it('begins anew under another key when the deadline moves', () => {
    const before = plan(draft, '2026-01-26T09:00').map(({ key }) => key)
    const after = plan(draft, '2026-01-26T09:00', { closesAt: at('2026-01-30T17:30'), deadlineVersion: 2 }).map(({ key }) => key)
    expect(before[0]).toBe('applicant|app|draft-not-delivered|closes-at:1|t-48h|email')
    expect(after[0]).toBe('applicant|app|draft-not-delivered|closes-at:2|t-48h|email')
    expect(before.filter((key) => after.includes(key))).toEqual([])
  })
})

const purposes = (change: Partial<ReminderFacts>, round: Partial<ReminderFacts['round']> = {}) => [
  ...new Set(plan(change, '2026-01-26T09:00', round).map(({ purpose, recipient }) => `${purpose} ${recipient.kind} ${recipient.id}`)),
]

describe('who is reminded', () => {
  const notice = { id: 'n', dueAt: at('2026-01-28T12:00') }

  it('applicants with a draft, an open correction notice or missing scans', () => {
    expect(
      purposes({
        applications: [
          application({ id: 'draft' }),
          application({ id: 'correcting', status: 'correcting', openNotice: notice, missingScans: true }),
          application({ id: 'received', status: 'received', missingScans: true }),
        ],
      }),
    ).toEqual(['draft-not-delivered applicant draft', 'correction-open applicant correcting', 'scan-missing applicant received'])
  })

  it('nobody for what has been done', () => {
    expect(
      plan(
        {
          applications: [
            application({ status: 'received' }),
            application({ status: 'received', openNotice: notice }),
            application({ status: 'correcting' }),
            application({ status: 'accepted', missingScans: true }),
            application({ status: 'withdrawn', missingScans: true, openNotice: notice }),
          ],
          sheets: [{ expertId: 'e', expertName: '王', email: 'e@example.com', packId: 'p', dueAt: closesAt, complete: true }],
          reviewers: [{ userId: 'u', name: '李', openReviews: 0 }],
        },
        '2026-01-26T09:00',
      ),
    ).toEqual([])
  })

  it('experts until their sheet is back: by the pack’s date, else by the round’s, else not at all', () => {
    const sheet = { expertId: 'e', expertName: '王', email: 'e@example.com', packId: 'p', complete: false, number: 'S-1' }
    const due = (dueAt: ReminderFacts['sheets'][number]['dueAt'], sheetsDueAt: ReminderFacts['round']['sheetsDueAt']) =>
      plan({ sheets: [{ ...sheet, dueAt }] }, '2026-01-26T09:00', { sheetsDueAt }).map(({ key, dueAt: at }) => `${key} ${at}`)[0]
    expect(due(at('2026-02-04T12:00'), at('2026-02-05T12:00'))).toBe(
      'expert|e|sheet-not-returned|sheets-due:p|t-48h|email 2026-02-02T04:00:00Z',
    )
    expect(due(null, at('2026-02-05T12:00'))).toBe('expert|e|sheet-not-returned|sheets-due:p|t-48h|email 2026-02-03T04:00:00Z')
    expect(due(null, null)).toBeUndefined()
  })

  it('an expert with a reissued sheet of the same pack once', () => {
    const sheet = { expertId: 'e', expertName: '王', email: null, packId: 'p', dueAt: closesAt, complete: false }
    expect(plan({ sheets: [sheet, sheet] }, '2026-01-26T09:00')).toHaveLength(4)
  })

  it('staff in their inbox, whether they have an address or not', () => {
    expect(
      plan({ reviewers: [{ userId: 'u', name: '李', openReviews: 2 }] }, '2026-01-26T09:00').map(
        ({ channel, skip }) => `${channel} ${skip}`,
      ),
    ).toEqual(Array(4).fill('in-app null'))
  })

  it('says why somebody without an address gets nothing', () => {
    expect(plan({ applications: [application({ email: null })] }, '2026-01-26T09:00').map(({ skip }) => skip)).toEqual(
      Array(4).fill('no-address'),
    )
  })
})

describe('what a reminder says', () => {
  it('names enterprise, round, deadline in the call’s zone and the time left when it is sent', () => {
    const [first] = plan(draft, '2026-01-26T18:00')
    expect(first?.subject).toBe('申报材料尚未送达,距截止还有1 天 23 小时')
    expect(first?.body).toContain('云链科技')
    expect(first?.body).toContain('2026年1月28日 17:30(北京时间)')
    expect(first?.body).toContain('第一轮')
  })

  it('has no placeholder left, for every purpose', () => {
    const everything = {
      applications: [
        application(),
        application({ id: 'b', status: 'correcting', openNotice: { id: 'n', dueAt: closesAt } }),
        application({ id: 'c', status: 'received', missingScans: true }),
      ],
      sheets: [{ expertId: 'e', expertName: '王', email: null, packId: 'p', dueAt: closesAt, complete: false }],
      reviewers: [{ userId: 'u', name: '李', openReviews: 1 }],
    }
    const messages = plan(everything, '2026-01-26T09:00')
    expect(new Set(messages.map(({ purpose }) => purpose)).size).toBe(5)
    for (const { subject, body } of messages) expect(subject + body).not.toMatch(/[{}]/)
  })

  it('marks a rehearsal in subject and body', () => {
    const [first] = plan(draft, '2026-01-26T09:00', { realm: 'rehearsal' })
    expect(first?.subject).toMatch(/^【演练】/)
    expect(first?.body).toContain('演练')
  })

  it('does not fill placeholders that came in with a name', () => {
    const [first] = plan({ applications: [application({ enterpriseName: '{deadline}公司' })] }, '2026-01-26T09:00')
    expect(first?.body).toContain('{deadline}公司')
  })
})
