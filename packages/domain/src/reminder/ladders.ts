import type { ReminderPurposeId } from '../call/definition.ts'
import type { ReminderFacts } from './facts.ts'

export interface Recipient {
  readonly kind: 'applicant' | 'expert' | 'user'
  /** Application, expert or user id. */
  readonly id: string
  readonly name: string
  readonly email: string | null
}

/** Somebody who has something left to do before a deadline. */
export interface Ladder {
  readonly purpose: ReminderPurposeId
  readonly recipient: Recipient
  readonly enterprise: string
  readonly number: string | null
  readonly deadline: Temporal.Instant
  /** Which deadline and which version of it: `closes-at:2`, `correction:<notice>`, `sheets-due:<pack>`. */
  readonly deadlineKey: string
  /** When there was first something to do, or null when unknown. */
  readonly since: Temporal.Instant | null
}

type Application = ReminderFacts['applications'][number]

const forApplicant = (application: Application): Pick<Ladder, 'recipient' | 'enterprise' | 'number' | 'since'> => ({
  recipient: { kind: 'applicant', id: application.id, name: application.enterpriseName, email: application.email },
  enterprise: application.enterpriseName,
  number: application.number,
  since: application.createdAt ?? null,
})

/** Who is to be reminded of what: only what is still open. What has been done simply is not here any more. */
export const openLadders = ({ round, applications, sheets, reviewers }: ReminderFacts): readonly Ladder[] => {
  const closing = { deadline: round.closesAt, deadlineKey: `closes-at:${round.deadlineVersion}` }
  return [
    ...applications
      .filter(({ status }) => status === 'draft')
      .map((application): Ladder => ({ purpose: 'draft-not-delivered', ...forApplicant(application), ...closing })),
    ...applications.flatMap((application): Ladder[] => {
      const { status, openNotice } = application
      if (status !== 'correcting' || openNotice === null) return []
      const { id, dueAt: deadline, issuedAt = null } = openNotice
      return [{ purpose: 'correction-open', ...forApplicant(application), deadline, deadlineKey: `correction:${id}`, since: issuedAt }]
    }),
    // Only while received: a correction notice already lists the missing scans, and nobody is told twice.
    ...applications
      .filter(({ status, missingScans }) => status === 'received' && missingScans)
      .map((application): Ladder => ({ purpose: 'scan-missing', ...forApplicant(application), ...closing })),
    ...sheets.flatMap((sheet): Ladder[] => {
      const deadline = sheet.dueAt ?? round.sheetsDueAt
      if (sheet.complete || deadline === null) return []
      const recipient: Recipient = { kind: 'expert', id: sheet.expertId, name: sheet.expertName, email: sheet.email }
      const duty = { recipient, enterprise: '', number: sheet.number ?? null, since: sheet.issuedAt ?? null }
      return [{ purpose: 'sheet-not-returned', ...duty, deadline, deadlineKey: `sheets-due:${sheet.packId}` }]
    }),
    ...reviewers
      .filter(({ openReviews }) => openReviews > 0)
      .map(({ userId, name }): Ladder => {
        const recipient: Recipient = { kind: 'user', id: userId, name, email: null }
        return { purpose: 'review-due', recipient, enterprise: '', number: null, since: null, ...closing }
      }),
  ]
}
