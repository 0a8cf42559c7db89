import type * as v from 'valibot'
import type { applicationActInput } from '@zhengji/domain/application/input'
import { checkCoverage } from '@zhengji/domain/application/undertakings'
import type { Revised } from '@zhengji/domain/fields'
import type { Context } from '../context.ts'
import { refusedBy, ServiceError } from '../errors.ts'
import { loadDefects } from '../material/view.ts'
import { withTransaction } from '../transaction.ts'
import { changeStatus } from './change-status.ts'
import { entitiesOf } from './entities.ts'
import { claimApplication, loadPermitted, permissionFor, statusAfter } from './load.ts'

/**
 * 受理: everything that was asked for is there and every undertaking is covered.
 * Refused with all defects (in the error's data) while any is left.
 */
export const acceptApplication = async (ctx: Context, input: v.InferOutput<typeof applicationActInput>): Promise<Revised> => {
  const { definition } = await loadPermitted(ctx, input.applicationId, permissionFor('accept'))
  return withTransaction(ctx, async (tx) => {
    const application = await claimApplication(tx, input.applicationId, input.revision)
    statusAfter(application, 'accept')
    // Re-admitted late deliveries and registrations mended after the receipt were not judged by the delivery.
    const coverage = checkCoverage(definition, await entitiesOf(tx.db, application.id))
    if (!coverage.ok) throw refusedBy(coverage)
    const defects = await loadDefects(tx.db, definition, application.id)
    if (defects.length > 0) throw new ServiceError('PRECONDITION', 'materials-defective', { count: defects.length }, { defects })
    const { revision } = await changeStatus(tx, application, 'accept')
    return { revision }
  })
}
