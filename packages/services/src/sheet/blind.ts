import { eq } from 'drizzle-orm'
import type { Database } from '@zhengji/db/database'
import { sheets } from '@zhengji/db/schema/index'
import type { SheetApplicant } from '@zhengji/domain/sheet/assignment'
import { blindPositions } from '@zhengji/domain/sheet/blind'
import { digest } from '../digest.ts'
import type { RunningRound } from '../round/load.ts'
import type { Applicant } from '../score/applicants.ts'

/** Positions of a blind review: those on earlier sheets of the round, voided ones included, and new ones for who comes now. Null in an open review. */
export const loadPositions = async (
  db: Database,
  { round, definition }: RunningRound,
  applicants: readonly Pick<Applicant, 'id'>[],
): Promise<ReadonlyMap<string, number> | null> => {
  if (definition.panel.review !== 'blind') return null
  const issued = await db.select({ assignment: sheets.assignment }).from(sheets).where(eq(sheets.roundId, round.id))
  const given = new Map(
    issued
      .flatMap(({ assignment }) => assignment.matrices.flatMap((matrix) => matrix.applicants))
      .flatMap(({ applicationId, position }) => (position === undefined ? [] : [[applicationId, position] as const])),
  )
  return blindPositions(
    round.id,
    applicants.map(({ id }) => id),
    given,
    digest,
  )
}

/** For the staff, who see numbers and names beside what the experts of a blind review saw. */
export const staffNames = (known: readonly Applicant[]) => {
  const byId = new Map(known.map((applicant) => [applicant.id, applicant]))
  return ({ applicationId, number, name, position }: SheetApplicant): { readonly number: string; readonly name: string } => {
    const applicant = position === undefined ? undefined : byId.get(applicationId)
    return applicant === undefined ? { number, name } : { number: applicant.number, name: `${applicant.name} (${name})` }
  }
}
