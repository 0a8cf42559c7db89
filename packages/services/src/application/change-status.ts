import type { ApplicationEvent } from '@zhengji/domain/application/transitions'
import type { ApplicationStatus } from '@zhengji/domain/application/status'
import { appendAudit } from '../audit/append.ts'
import { notify } from '../notify.ts'
import type { TransactionContext } from '../transaction.ts'
import { reviseApplication, statusAfter, type ApplicationRecord } from './load.ts'

/**
 * Moves a locked application along the table of transitions, tells open pages and appends the audit entry (so: last in the
 * transaction). `columns` are written with it.
 */
export const changeStatus = async (
  tx: TransactionContext,
  application: ApplicationRecord,
  event: ApplicationEvent,
  extra: { readonly reason?: string; readonly columns?: Partial<ApplicationRecord>; readonly after?: object } = {},
): Promise<{ readonly revision: number; readonly status: ApplicationStatus }> => {
  const status = statusAfter(application, event)
  const revision = await reviseApplication(tx, application, { ...extra.columns, status })
  await notify(tx, { type: 'application', roundId: application.roundId, id: application.id })
  await appendAudit(tx, {
    action: `application.${event}`,
    subjectType: 'application',
    subjectId: application.id,
    roundId: application.roundId,
    applicationId: application.id,
    before: { status: application.status },
    after: { status, ...extra.after },
    ...(extra.reason === undefined ? {} : { reason: extra.reason }),
  })
  return { revision, status }
}
