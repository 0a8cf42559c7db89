import { describe, expect, it } from 'vitest'
import type { CallDefinition } from '../call/definition.ts'
import { calls } from '../calls/registry.ts'
import type { ReminderFacts } from './facts.ts'
import { planMessages } from './plan.ts'
import { hoursBefore } from './rung.ts'
import { applicationFacts, calendar2026, emptyFacts, sheetFacts, staffFacts } from '../testing/reminder.ts'
import { writeMessage } from './wording.ts'

const [published] = calls
if (published === undefined) throw new Error('the registry is empty')

const rungs = [48, 24, 4, 1].map(hoursBefore)
/** A published definition with ladders of our own, so that the ladders of a call can change without this test. */
const definition: CallDefinition = {
  ...published,
  timeZone: 'Asia/Shanghai',
  reminders: published.reminders.map((purpose) => ({
    ...purpose,
    rungs: purpose.rungs.some((rung) => 'hoursAfterStart' in rung) ? purpose.rungs : rungs,
  })),
}
const at = (local: string) => Temporal.PlainDateTime.from(local).toZonedDateTime('Asia/Shanghai').toInstant()
const closesAt = at('2026-01-28T17:30')
const application = applicationFacts
const facts = (change: Partial<ReminderFacts> = {}, round: Partial<ReminderFacts['round']> = {}): ReminderFacts => {
  const base = emptyFacts({ closesAt })
  return { ...base, ...change, round: { ...base.round, ...round } }
}
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
    expect(before[0]).toBe('applicant|app|draft-not-delivered|closes-at:1|t-48h')
    expect(after[0]).toBe('applicant|app|draft-not-delivered|closes-at:2|t-48h')
    expect(before.filter((key) => after.includes(key))).toEqual([])
  })
})

const purposes = (change: Partial<ReminderFacts>, round: Partial<ReminderFacts['round']> = {}) => [
  ...new Set(plan(change, '2026-01-26T09:00', round).map(({ purpose, recipient }) => `${purpose} ${recipient.kind} ${recipient.id}`)),
]

describe('who is reminded', () => {
  const notice = { id: 'n', dueAt: at('2026-01-28T12:00'), issuedAt: null }

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
          sheets: [sheetFacts({ dueAt: closesAt, state: 'complete' })],
          staff: [staffFacts()],
        },
        '2026-01-26T09:00',
      ),
    ).toEqual([])
  })

  it('experts until their sheet is back: by the pack’s date, else by the round’s, else not at all', () => {
    const due = (dueAt: ReminderFacts['sheets'][number]['dueAt'], sheetsDueAt: ReminderFacts['round']['sheetsDueAt']) =>
      plan({ sheets: [sheetFacts({ dueAt })] }, '2026-01-26T09:00', { sheetsDueAt }).map(({ key, dueAt: at }) => `${key} ${at}`)[0]
    expect(due(at('2026-02-04T12:00'), at('2026-02-05T12:00'))).toBe('expert|e|sheet-not-returned|sheets-due:p|t-48h 2026-02-02T04:00:00Z')
    expect(due(null, at('2026-02-05T12:00'))).toBe('expert|e|sheet-not-returned|sheets-due:p|t-48h 2026-02-03T04:00:00Z')
    expect(due(null, null)).toBeUndefined()
  })

  it('experts for the rest of an incomplete sheet, and for the meeting', () => {
    const meeting = { startsAt: at('2026-02-03T09:30'), endsAt: at('2026-02-03T09:30'), version: 2 }
    const members = [{ expertId: 'm', name: '赵', email: null, phone: '13900139000' }]
    const sheets = [sheetFacts({ dueAt: closesAt, state: 'incomplete' })]
    expect(purposes({ sheets, members, meeting })).toEqual(['sheet-incomplete expert e', 'meeting-ahead expert m'])
    expect(plan({ members, meeting }, '2026-01-26T09:00').map(({ deadlineKey }) => deadlineKey)[0]).toBe('meeting:2')
  })

  it('an expert with a reissued sheet of the same pack once', () => {
    const sheet = sheetFacts({ dueAt: closesAt })
    expect(plan({ sheets: [sheet, sheet] }, '2026-01-26T09:00')).toHaveLength(4)
  })

  it('applicants of a published result and of an answered objection, at once and by day', () => {
    const publicity = { startsAt: at('2026-02-02T22:00'), endsAt: at('2026-02-09T17:30'), version: 1 }
    const result = plan({ applications: [application({ status: 'not-selected', number: 'N-1' })], publicity }, '2026-02-02T22:01')
    expect(summary(result)).toEqual([
      ['s-0h', '2026-02-03T08:00', null],
      ['w-1d-0900', '2026-02-06T09:00', null],
    ])
    const objection = { ...publicity, answeredAt: at('2026-02-04T10:00') }
    expect(summary(plan({ applications: [application({ status: 'scored', objection })] }, '2026-02-04T09:00'))).toEqual([
      ['s-0h', '2026-02-04T10:00', null],
    ])
    expect(
      plan({ applications: [application({ status: 'scored', objection: { ...objection, answeredAt: null } })] }, '2026-02-04T09:00'),
    ).toEqual([])
  })

  it('staff in their inbox for what they may do, whether they have an address or not', () => {
    const approvals = [{ proposalId: 'q', proposedAt: at('2026-01-25T09:00') }]
    const busy = staffFacts({ reviews: 2, approvals, counter: true, sheets: true, results: true, reminders: true })
    const counts = {
      drafts: 3,
      sheetsOut: [{ packId: 'p', count: 4, dueAt: closesAt, issuedAt: null }],
      openObjections: [{ applicationId: 'app', startsAt: at('2026-01-20T09:00'), endsAt: closesAt, version: 1 }],
      undelivered: { count: 5, latestAt: at('2026-01-26T08:40') },
    }
    const publicity = { startsAt: at('2026-01-20T09:00'), endsAt: closesAt, version: 1 }
    expect(purposes({ staff: [busy], counts, publicity })).toEqual([
      'deadline-near user u',
      'pack-waiting user u',
      'publicity-ends user u',
      'objection-open user u',
      'undelivered user u',
      'review-due user u',
      'approval-waiting user u',
    ])
    const messages = plan({ staff: [busy], counts, publicity }, '2026-01-26T09:00')
    expect(new Set(messages.map(({ route, obstacle }) => `${route.join()} ${obstacle}`))).toEqual(new Set([' null']))
    expect(purposes({ staff: [staffFacts()], counts, publicity })).toEqual([])
  })

  it('the chat of the office, where there is a robot, and without anybody’s name', () => {
    const robots = plan({ channels: ['email', 'feishu'], staff: [staffFacts({ counter: true })] }, '2026-01-26T09:00').filter(
      ({ recipient }) => recipient.kind === 'group',
    )
    expect(robots.map(({ purpose, route }) => `${purpose} ${route.join()}`)).toEqual(Array(4).fill('deadline-near feishu'))
    const [first] = robots
    if (first === undefined) throw new Error('nothing was planned')
    const wording = definition.reminders.find(({ id }) => id === first.purpose)
    if (wording === undefined) throw new Error('no wording')
    expect(writeMessage(definition, wording, facts().round, first.ladder, first.dueAt).body).toBe(
      '重庆有奖发票征集 · 第一轮\n“第一轮”距报名截止还有2 天',
    )
  })
})

describe('how somebody is reached', () => {
  const route = (change: Partial<ReturnType<typeof application>>, more: Partial<ReminderFacts> = {}) =>
    plan({ applications: [application(change)], ...more }, '2026-01-26T09:00').map((one) => `${one.route.join('>')} ${one.obstacle}`)[0]

  it('in the order of the purpose, by what the installation and the recipient have', () => {
    expect(route({ phone: '13900139000' })).toBe('email>sms null')
    expect(route({ email: null, phone: '13900139000' })).toBe('sms null')
    expect(route({ email: null, phone: '023-67862888' })).toBe(' no-address')
    expect(route({ phone: '13900139000' }, { channels: ['sms'] })).toBe('sms null')
    expect(route({}, { channels: [] })).toBe(' no-channel')
  })

  it('as the recipient wishes, for one purpose or for all', () => {
    const wish = { recipientKind: 'applicant', recipientId: 'app', locale: 'zh' } as const
    const forAll = { ...wish, purpose: null, channels: ['sms', 'email'] } as const
    const forOne = { ...wish, purpose: 'draft-not-delivered', channels: ['email'] } as const
    const phone = { phone: '13900139000' }
    expect(route(phone, { wishes: [forAll] })).toBe('sms>email null')
    expect(route(phone, { wishes: [forOne, forAll] })).toBe('email null')
    expect(route(phone, { wishes: [{ ...forAll, recipientId: 'somebody else' }] })).toBe('email>sms null')
  })
})

describe('rungs in working days', () => {
  const inDays: CallDefinition = {
    ...definition,
    reminders: definition.reminders.map((one) =>
      one.id === 'draft-not-delivered' ? { ...one, rungs: [{ id: 'w-2d-0900', workingDaysBefore: 2, at: '09:00' }] } : one,
    ),
  }
  const spring = { closesAt: at('2026-02-25T17:30') }

  it('count back over holidays and worked Saturdays', () => {
    // 25 February is the second working day after the Spring Festival; the 14th, a Saturday, was worked.
    const messages = planMessages(inDays, facts({ applications: [application()] }, spring), at('2026-02-01T09:00'))
    expect(summary(messages)).toEqual([['w-2d-0900', '2026-02-14T09:00', null]])
  })

  it('say so when a year is not loaded, instead of counting plain weekdays', () => {
    const unknown = { ...calendar2026, years: [] }
    const messages = planMessages(inDays, facts({ applications: [application()], calendar: unknown }, spring), at('2026-02-01T09:00'))
    expect(messages.map(({ obstacle, skip }) => [obstacle, skip])).toEqual([['calendar-year-missing', null]])
  })
})

describe('what a reminder says', () => {
  const texts = (change: Partial<ReminderFacts>, now: string, round: Partial<ReminderFacts['round']> = {}) =>
    plan(change, now, round).map((message) => {
      const wording = definition.reminders.find(({ id }) => id === message.purpose)
      if (wording === undefined) throw new Error(`no wording for ${message.purpose}`)
      const sentAt = Temporal.Instant.compare(at(now), message.dueAt) < 0 ? message.dueAt : at(now)
      const write = (locale: 'zh' | 'en') => writeMessage(definition, wording, facts({}, round).round, message.ladder, sentAt, locale)
      return { zh: write('zh'), en: write('en') }
    })

  it('names enterprise, round, deadline in the call’s zone and the time left when it is sent', () => {
    const [first] = texts(draft, '2026-01-26T18:00')
    expect(first?.zh.subject).toBe('申报材料尚未送达，距截止还有1 天 23 小时')
    expect(first?.zh.body).toContain('云链科技')
    expect(first?.zh.body).toContain('2026年1月28日 17:30（北京时间）')
    expect(first?.zh.body).toContain('第一轮')
    expect(first?.en.subject).toBe('Application not delivered yet: 1 day 23 hours left')
  })

  it('has no placeholder left, for every purpose and in both languages', () => {
    const dated = { startsAt: at('2026-01-20T09:00'), endsAt: closesAt, version: 1 }
    const everything: Partial<ReminderFacts> = {
      applications: [
        application(),
        application({ id: 'b', status: 'correcting', openNotice: { id: 'n', dueAt: closesAt, issuedAt: null } }),
        application({ id: 'c', status: 'received', missingScans: true }),
        application({ id: 'd', status: 'shortlisted', objection: { ...dated, answeredAt: at('2026-01-25T09:00') } }),
      ],
      sheets: [sheetFacts({ dueAt: closesAt }), sheetFacts({ expertId: 'f', dueAt: closesAt, state: 'incomplete' })],
      members: [{ expertId: 'm', name: '赵', email: null, phone: null }],
      meeting: dated,
      publicity: dated,
      counts: {
        drafts: 1,
        sheetsOut: [{ packId: 'p', count: 1, dueAt: closesAt, issuedAt: null }],
        openObjections: [{ ...dated, applicationId: 'd' }],
        undelivered: { count: 1, latestAt: at('2026-01-26T08:00') },
      },
      staff: [
        staffFacts({
          reviews: 1,
          approvals: [{ proposalId: 'q', proposedAt: at('2026-01-25T09:00') }],
          counter: true,
          sheets: true,
          results: true,
          reminders: true,
        }),
      ],
    }
    expect(new Set(plan(everything, '2026-01-26T09:00').map(({ purpose }) => purpose)).size).toBe(published.reminders.length)
    for (const { zh, en } of texts(everything, '2026-01-26T09:00'))
      for (const { subject, body } of [zh, en]) expect(subject + body).not.toMatch(/[{}]/)
  })

  it('marks a rehearsal in subject and body', () => {
    const [first] = texts(draft, '2026-01-26T09:00', { realm: 'rehearsal' })
    expect(first?.zh.subject).toMatch(/^【演练】/)
    expect(first?.zh.body).toContain('演练')
    expect(first?.en.subject).toMatch(/^\[Rehearsal\]/)
  })

  it('does not fill placeholders that came in with a name', () => {
    const [first] = texts({ applications: [application({ enterpriseName: '{deadline}公司' })] }, '2026-01-26T09:00')
    expect(first?.zh.body).toContain('{deadline}公司')
  })
})
