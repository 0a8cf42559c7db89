import type { ReminderPurposeId } from '../call/definition.ts'
import type { ApplicationFacts, Contact, ReminderFacts, StaffFacts } from './facts.ts'

export interface Recipient extends Contact {
  /** `group`: the chat of the office, known by the round. */
  readonly kind: 'applicant' | 'expert' | 'user' | 'group'
  /** Application, expert, user or round id. */
  readonly id: string
  readonly name: string
}

/** Somebody who has something left to do. */
export interface Ladder {
  readonly purpose: ReminderPurposeId
  readonly recipient: Recipient
  readonly enterprise: string
  readonly number: string | null
  readonly count: number
  /** Null: there is none, the message only follows what happened. */
  readonly deadline: Temporal.Instant | null
  /** Which deadline and which version of it: `closes-at:2`, `correction:<notice>`, `sheets-due:<pack>`. */
  readonly deadlineKey: string
  /** When there was first something to do, or null when unknown. */
  readonly since: Temporal.Instant | null
}

const plain = { enterprise: '', number: null, count: 1, since: null } as const

const applicantOf = (application: ApplicationFacts): Omit<Ladder, 'purpose' | 'deadline' | 'deadlineKey'> => ({
  ...plain,
  recipient: {
    kind: 'applicant',
    id: application.id,
    name: application.enterpriseName,
    email: application.email,
    phone: application.phone,
  },
  enterprise: application.enterpriseName,
  number: application.number,
  since: application.createdAt,
})

/** Every applicant whose fate the publicity tells. */
const told = ['shortlisted', 'not-selected', 'publicised', 'qualified'] as const

const ofApplication = (application: ApplicationFacts, { round, publicity }: ReminderFacts): readonly Ladder[] => {
  const { status, openNotice, missingScans, objection } = application
  const who = applicantOf(application)
  const closing = { deadline: round.closesAt, deadlineKey: `closes-at:${round.deadlineVersion}` }
  const ladders: Ladder[] = []
  if (status === 'draft') ladders.push({ purpose: 'draft-not-delivered', ...who, ...closing })
  if (status === 'correcting' && openNotice !== null) {
    const { id, dueAt: deadline, issuedAt: since } = openNotice
    ladders.push({ purpose: 'correction-open', ...who, deadline, deadlineKey: `correction:${id}`, since })
  }
  // Only while received: a correction notice already lists the missing scans, and nobody is told twice.
  if (status === 'received' && missingScans) ladders.push({ purpose: 'scan-missing', ...who, ...closing })
  if (publicity !== null && told.some((one) => one === status)) {
    const { startsAt: since, endsAt: deadline, version } = publicity
    ladders.push({ purpose: 'result-published', ...who, deadline, deadlineKey: `publicity:${version}`, since })
  }
  if (objection !== null && objection.answeredAt !== null) {
    const { version, answeredAt: since } = objection
    ladders.push({ purpose: 'objection-answered', ...who, deadline: null, deadlineKey: `objection:${application.id}:${version}`, since })
  }
  return ladders
}

const ofSheets = ({ sheets, round }: ReminderFacts): readonly Ladder[] =>
  sheets.flatMap((sheet): Ladder[] => {
    const deadline = sheet.dueAt ?? round.sheetsDueAt
    if (sheet.state === 'complete' || deadline === null) return []
    const recipient: Recipient = { kind: 'expert', id: sheet.expertId, name: sheet.expertName, email: sheet.email, phone: sheet.phone }
    const duty = { ...plain, recipient, number: sheet.number, deadline, deadlineKey: `sheets-due:${sheet.packId}`, since: sheet.issuedAt }
    return [{ purpose: sheet.state === 'issued' ? 'sheet-not-returned' : 'sheet-incomplete', ...duty }]
  })

const ofMembers = ({ members, meeting }: ReminderFacts): readonly Ladder[] =>
  meeting === null
    ? []
    : members.map(({ expertId: id, name, email, phone }) => ({
        ...plain,
        purpose: 'meeting-ahead',
        recipient: { kind: 'expert', id, name, email, phone },
        deadline: meeting.startsAt,
        deadlineKey: `meeting:${meeting.version}`,
      }))

/** What waits in the office, with whom it concerns. */
type Duty = Pick<Ladder, 'purpose' | 'count' | 'deadline' | 'deadlineKey' | 'since'> & {
  readonly concerns: (person: StaffFacts) => boolean
}

const officeDuties = ({ round, counts, publicity }: ReminderFacts): readonly Duty[] => {
  const closing = { deadline: round.closesAt, deadlineKey: `closes-at:${round.deadlineVersion}` }
  const duties: Duty[] = [
    { purpose: 'deadline-near', count: counts.drafts, ...closing, since: round.opensAt, concerns: ({ counter }) => counter },
  ]
  for (const { packId, count, dueAt, issuedAt: since } of counts.sheetsOut) {
    const deadline = dueAt ?? round.sheetsDueAt
    if (count > 0 && deadline !== null) {
      const key = `sheets-due:${packId}`
      duties.push({ purpose: 'pack-waiting', count, deadline, deadlineKey: key, since, concerns: ({ sheets }) => sheets })
    }
  }
  if (publicity !== null) {
    const { endsAt: deadline, startsAt: since, version } = publicity
    const count = counts.openObjections.length
    duties.push({
      purpose: 'publicity-ends',
      count,
      deadline,
      deadlineKey: `publicity:${version}`,
      since,
      concerns: ({ results }) => results,
    })
  }
  for (const { applicationId, endsAt: deadline, startsAt: since, version } of counts.openObjections) {
    const deadlineKey = `objection:${applicationId}:${version}`
    duties.push({ purpose: 'objection-open', count: 1, deadline, deadlineKey, since, concerns: ({ results }) => results })
  }
  if (counts.undelivered !== null && counts.undelivered.count > 0) {
    const { count, latestAt } = counts.undelivered
    // One to-do an hour at most, however many letters come back.
    const deadlineKey = `undelivered:${latestAt.round({ smallestUnit: 'hour', roundingMode: 'floor' }).toString({ smallestUnit: 'minute' })}`
    duties.push({ purpose: 'undelivered', count, deadline: null, deadlineKey, since: latestAt, concerns: ({ reminders }) => reminders })
  }
  return duties
}

const ladderFor = ({ purpose, count, deadline, deadlineKey, since }: Duty, recipient: Recipient): Ladder => ({
  ...plain,
  purpose,
  recipient,
  count,
  deadline,
  deadlineKey,
  since,
})

const userOf = ({ userId: id, name, email, phone }: StaffFacts): Recipient => ({ kind: 'user', id, name, email, phone })

const ofStaff = (facts: ReminderFacts): readonly Ladder[] => {
  const { round, staff } = facts
  const closing = { deadline: round.closesAt, deadlineKey: `closes-at:${round.deadlineVersion}` }
  const duties = officeDuties(facts)
  const personal = staff.flatMap((person): Ladder[] => {
    const recipient = userOf(person)
    return [
      ...duties.filter(({ concerns }) => concerns(person)).map((duty) => ladderFor(duty, recipient)),
      ...(person.reviews > 0
        ? [{ ...plain, purpose: 'review-due' as const, recipient, count: person.reviews, ...closing, since: round.opensAt }]
        : []),
      ...person.approvals.map(({ proposalId, proposedAt }) => ({
        ...plain,
        purpose: 'approval-waiting' as const,
        recipient,
        deadline: null,
        deadlineKey: `proposal:${proposalId}`,
        since: proposedAt,
      })),
    ]
  })
  const chat: Recipient = { kind: 'group', id: round.id, name: round.name, email: null, phone: null }
  return [...personal, ...duties.map((duty) => ladderFor(duty, chat))]
}

/** Who is to be reminded of what: only what is still open. What has been done simply is not here any more. */
export const openLadders = (facts: ReminderFacts): readonly Ladder[] => [
  ...facts.applications.flatMap((application) => ofApplication(application, facts)),
  ...ofSheets(facts),
  ...ofMembers(facts),
  ...ofStaff(facts),
]
