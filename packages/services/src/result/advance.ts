import { and, asc, eq } from 'drizzle-orm'
import { applications } from '@zhengji/db/schema/index'
import type { ApplicationStatus } from '@zhengji/domain/application/status'
import type { ApplicationEvent } from '@zhengji/domain/application/transitions'
import { changeStatus } from '../application/change-status.ts'
import type { TransactionContext } from '../transaction.ts'

/** Moves every application of the round that has this status, an audit entry each; gives their number. The round is locked. */
export const advanceAll = async (
  tx: TransactionContext,
  roundId: string,
  status: ApplicationStatus,
  event: ApplicationEvent,
  reason?: string,
): Promise<number> => {
  const rows = await tx.db
    .select()
    .from(applications)
    .where(and(eq(applications.roundId, roundId), eq(applications.status, status)))
    .orderBy(asc(applications.number))
    .for('update')
  for (const row of rows) await changeStatus(tx, row, event, reason === undefined ? {} : { reason })
  return rows.length
}
