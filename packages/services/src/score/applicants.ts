import { and, asc, eq, inArray } from 'drizzle-orm'
import type { Database } from '@zhengji/db/database'
import { applications, enterprises } from '@zhengji/db/schema/index'
import type { ApplicationStatus } from '@zhengji/domain/application/status'

export interface Applicant {
  readonly id: string
  readonly role: string
  readonly number: string
  readonly name: string
  readonly creditCode: string
  readonly status: ApplicationStatus
}

/** Admitted to the panel and still in: what sheets are written for and what a result ranks. */
export const judgedStatuses: readonly ApplicationStatus[] = [
  'under-review',
  'scored',
  'shortlisted',
  'not-selected',
  'publicised',
  'qualified',
]

/** Applicants of the round in these statuses, by number. */
export const loadApplicants = async (
  db: Database,
  roundId: string,
  statuses: readonly ApplicationStatus[] = judgedStatuses,
): Promise<Applicant[]> => {
  const rows = await db
    .select({
      id: applications.id,
      role: applications.role,
      number: applications.number,
      name: enterprises.name,
      creditCode: enterprises.creditCode,
      status: applications.status,
    })
    .from(applications)
    .innerJoin(enterprises, eq(enterprises.id, applications.enterpriseId))
    .where(and(eq(applications.roundId, roundId), inArray(applications.status, [...statuses])))
    .orderBy(asc(applications.number), asc(applications.id))
  // Nobody is admitted without a number; an empty one would show at once.
  return rows.map((row) => ({ ...row, number: row.number ?? '' }))
}
