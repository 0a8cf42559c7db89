import { blindLabel } from '@zhengji/domain/sheet/blind'
import { sheetNumber } from '@zhengji/domain/sheet/number'
import type { SheetAssignment } from '@zhengji/domain/sheet/assignment'
import type { RubricRecord } from '../rubric/load.ts'
import type { RunningRound } from '../round/load.ts'
import type { Applicant } from '../score/applicants.ts'

export interface SheetPlan {
  readonly running: RunningRound
  readonly rubric: RubricRecord
  readonly applicants: readonly Applicant[]
  /** Null: every role of the call. */
  readonly role: string | null
  /** `expertId applicationId` of every excluded pair. */
  readonly recused: ReadonlySet<string>
  /** Positions of a blind review by application id; null in an open one. */
  readonly positions: ReadonlyMap<string, number> | null
  readonly issuedAt: Temporal.Instant
  readonly dueAt: Temporal.Instant | null
}

export const pairKey = (expertId: string, applicationId: string): string => `${expertId} ${applicationId}`

const locale = 'zh'

/** As the expert may see it. Throws when a blind review has no position for an applicant: a name must never slip through. */
const asSeen = ({ id, number, name }: Applicant, positions: SheetPlan['positions']) => {
  if (positions === null) return { number, name }
  const position = positions.get(id)
  if (position === undefined) throw new Error(`applicant ${id} has no position in a blind review`)
  const label = blindLabel(position, locale)
  return { number: label, name: label, position }
}

/** Everything that one expert's workbook says, frozen with the sheet's row. Roles without applicants get no matrix. */
export const assignSheet = (
  { running: { round, definition }, rubric, applicants, role: wanted, recused, positions, issuedAt, dueAt }: SheetPlan,
  expert: { readonly id: string; readonly name: string },
  sheet: { readonly id: string; readonly position: number },
): SheetAssignment => ({
  sheetId: sheet.id,
  sheetNumber: sheetNumber(round.numberPrefix, sheet.position),
  roundId: round.id,
  callId: definition.id,
  callVersion: definition.version,
  rubricVersion: rubric.version,
  rubricHash: rubric.hash,
  rehearsal: round.realm === 'rehearsal',
  callTitle: definition.title.zh,
  roundName: round.name,
  expertId: expert.id,
  expertName: expert.name,
  issuedAt: issuedAt.toString(),
  dueAt: dueAt?.toString() ?? null,
  timeZone: definition.timeZone,
  contact: `${definition.delivery.contact.zh} ${definition.delivery.phone}`,
  locale,
  matrices: definition.roles.flatMap((role) => {
    const ofRole = applicants.filter((applicant) => applicant.role === role.id)
    const content = rubric.content.find((one) => one.role === role.id)
    if ((wanted !== null && wanted !== role.id) || ofRole.length === 0 || content === undefined) return []
    return [
      {
        role: role.id,
        roleName: role.name.zh,
        rubric: content,
        applicants: ofRole
          .toSorted((a, b) => (positions?.get(a.id) ?? 0) - (positions?.get(b.id) ?? 0))
          .map((applicant) => ({
            applicationId: applicant.id,
            ...asSeen(applicant, positions),
            recused: recused.has(pairKey(expert.id, applicant.id)),
          })),
      },
    ]
  }),
})
