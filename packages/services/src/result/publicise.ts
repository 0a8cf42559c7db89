import { and, eq, inArray } from 'drizzle-orm'
import { applications } from '@zhengji/db/schema/index'
import { ServiceError } from '../errors.ts'
import type { TransactionContext } from '../transaction.ts'
import { advanceAll } from './advance.ts'

/** The recorded publicity takes effect on the applications: shortlisted ones are made public. Throws PRECONDITION before there is a result. */
export const publiciseShortlisted = async (tx: TransactionContext, roundId: string): Promise<void> => {
  const judged = and(
    eq(applications.roundId, roundId),
    inArray(applications.status, ['shortlisted', 'not-selected', 'publicised', 'qualified']),
  )
  if ((await tx.db.$count(applications, judged)) === 0) throw new ServiceError('PRECONDITION', 'result-not-approved')
  await advanceAll(tx, roundId, 'shortlisted', 'publicise')
}
