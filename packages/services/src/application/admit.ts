import type * as v from 'valibot'
import type { applicationActInput } from '@zhengji/domain/application/input'
import { decideEligibility, judgeConditions } from '@zhengji/domain/condition/eligibility'
import type { Revised } from '@zhengji/domain/fields'
import { judged, loadFindings } from '../condition/view.ts'
import type { Context } from '../context.ts'
import { ServiceError } from '../errors.ts'
import { withTransaction } from '../transaction.ts'
import { changeStatus } from './change-status.ts'
import { claimApplication, loadPermitted, permissionFor, statusAfter } from './load.ts'

/** Sends an application to the panel: every gate of its role met and confirmed by a second person; preferences never wait. */
export const admitApplication = async (ctx: Context, input: v.InferOutput<typeof applicationActInput>): Promise<Revised> => {
  const { definition } = await loadPermitted(ctx, input.applicationId, permissionFor('admit'))
  return withTransaction(ctx, async (tx) => {
    const application = await claimApplication(tx, input.applicationId, input.revision)
    statusAfter(application, 'admit')
    const conditions = judgeConditions(definition, application.role, judged(await loadFindings(tx.db, application.id)))
    const eligibility = decideEligibility(conditions)
    const gates = (state: 'open' | 'unmet') => conditions.filter((outcome) => outcome.kind === 'gate' && outcome.state === state).length
    if (eligibility === 'ineligible') throw new ServiceError('PRECONDITION', 'conditions-unmet', { count: gates('unmet') }, { conditions })
    if (eligibility === 'open') throw new ServiceError('PRECONDITION', 'conditions-open', { count: gates('open') }, { conditions })
    const { revision } = await changeStatus(tx, application, 'admit')
    return { revision }
  })
}
