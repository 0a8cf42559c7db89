import * as fc from 'fast-check'
import { applicationStatuses } from '../application/status.ts'
import { outwardChannels } from '../call/definition.ts'
import { calendarOf } from '../calendar/official-days.ts'
import type { ReminderFacts } from '../reminder/facts.ts'

export const origin = Temporal.Instant.from('2026-03-01T00:00:00Z')

/** Minutes after the origin: ten days around a change of daylight saving. */
export const moment = fc.integer({ min: 0, max: 14_400 }).map((minutes) => origin.add({ minutes }))

export const arbitraryZone = fc.constantFrom('Asia/Shanghai', 'America/New_York', 'UTC')

const name = fc.constantFrom('甲', '乙')
const contact = { email: fc.constantFrom('a@example.com', null), phone: fc.constantFrom('13900139000', '023-67862888', null) }
const version = fc.integer({ min: 1, max: 3 })
const span = fc
  .record({ startsAt: moment, minutes: fc.integer({ min: 1, max: 9_000 }), version })
  .map(({ startsAt, minutes, version }) => ({ startsAt, endsAt: startsAt.add({ minutes }), version }))

const application = fc.record({
  id: fc.constantFrom('a', 'b', 'c'),
  status: fc.oneof(
    fc.constantFrom('draft' as const, 'received' as const, 'correcting' as const, 'shortlisted' as const),
    fc.constantFrom(...applicationStatuses),
  ),
  number: fc.constantFrom('N-1', null),
  enterpriseName: name,
  ...contact,
  missingScans: fc.boolean(),
  createdAt: fc.option(moment),
  openNotice: fc.option(fc.record({ id: fc.constantFrom('n1', 'n2'), dueAt: moment, issuedAt: fc.option(moment) })),
  objection: fc.option(fc.tuple(span, fc.option(moment)).map(([dates, answeredAt]) => ({ ...dates, answeredAt }))),
})

const sheet = fc.record({
  expertId: fc.constantFrom('x', 'y'),
  expertName: name,
  ...contact,
  packId: fc.constantFrom('p', 'q'),
  number: fc.constant('S-1'),
  dueAt: fc.option(moment),
  issuedAt: fc.option(moment),
  state: fc.constantFrom('issued' as const, 'incomplete' as const, 'complete' as const),
})

const person = fc.record({
  userId: fc.constantFrom('u', 'v'),
  name,
  ...contact,
  reviews: fc.nat(1),
  approvals: fc.uniqueArray(fc.record({ proposalId: fc.constantFrom('q1', 'q2'), proposedAt: moment }), {
    selector: ({ proposalId }) => proposalId,
    maxLength: 2,
  }),
  counter: fc.boolean(),
  sheets: fc.boolean(),
  results: fc.boolean(),
  reminders: fc.boolean(),
})

/** Any round that the database could hold, in an office with any channels, with or without the official days of its year. */
export const arbitraryFacts: fc.Arbitrary<ReminderFacts> = fc.record({
  round: fc.record({
    id: fc.constant('r'),
    name,
    realm: fc.constantFrom('real' as const, 'rehearsal' as const),
    opensAt: moment,
    closesAt: moment,
    deadlineVersion: version,
    sheetsDueAt: fc.option(moment),
  }),
  applications: fc.uniqueArray(application, { selector: ({ id }) => id, maxLength: 3 }),
  sheets: fc.array(sheet, { maxLength: 3 }),
  members: fc.uniqueArray(fc.record({ expertId: fc.constantFrom('x', 'y'), name, ...contact }), {
    selector: ({ expertId }) => expertId,
    maxLength: 2,
  }),
  staff: fc.uniqueArray(person, { selector: ({ userId }) => userId, maxLength: 2 }),
  meeting: fc.option(span),
  publicity: fc.option(span),
  counts: fc.record({
    drafts: fc.nat(3),
    sheetsOut: fc.uniqueArray(
      fc.record({ packId: fc.constantFrom('p', 'q'), count: fc.nat(2), dueAt: fc.option(moment), issuedAt: fc.option(moment) }),
      {
        selector: ({ packId }) => packId,
        maxLength: 2,
      },
    ),
    openObjections: fc.uniqueArray(
      fc.tuple(span, fc.constantFrom('a', 'b')).map(([dates, applicationId]) => ({ ...dates, applicationId })),
      { selector: ({ applicationId }) => applicationId, maxLength: 2 },
    ),
    undelivered: fc.option(fc.record({ count: fc.integer({ min: 1, max: 9 }), latestAt: moment })),
  }),
  wishes: fc.array(
    fc.record({
      recipientKind: fc.constantFrom('applicant' as const, 'user' as const),
      recipientId: fc.constantFrom('a', 'u'),
      purpose: fc.constantFrom(null, 'draft-not-delivered' as const, 'review-due' as const),
      channels: fc.uniqueArray(fc.constantFrom(...outwardChannels)),
      locale: fc.constantFrom('zh' as const, 'en' as const),
    }),
    { maxLength: 2 },
  ),
  channels: fc.uniqueArray(fc.constantFrom(...outwardChannels)),
  calendar: fc.constantFrom([], [{ year: 2026, days: [{ name: '清明节', date: '2026-04-06', isOffDay: true }] }]).map(calendarOf),
})
