import type * as v from 'valibot'
import type { proposeLateExceptionInput } from '@zhengji/domain/application/input'
import type { LateExceptionPayload } from '@zhengji/domain/proposal/content'
import type { ProposalView } from '@zhengji/domain/proposal/view'
import type { Context } from '../context.ts'
import { ServiceError } from '../errors.ts'
import { propose } from '../proposal/propose.ts'
import { withTransaction } from '../transaction.ts'
import { loadPermitted, lockApplication } from './load.ts'

/** Asks a second person to let in what stands in the late register, e.g. when the hall itself was closed. */
export const proposeLateException = async (ctx: Context, input: v.InferOutput<typeof proposeLateExceptionInput>): Promise<ProposalView> => {
  const { application } = await loadPermitted(ctx, input.applicationId, 'application:review')
  return withTransaction(ctx, async (tx) => {
    const current = await lockApplication(tx, application.id)
    if (!current.late || current.status !== 'refused') throw new ServiceError('PRECONDITION', 'not-in-late-register')
    const payload: LateExceptionPayload = { receivedAt: current.receivedAt?.toString() ?? null }
    return propose(tx, {
      roundId: application.roundId,
      kind: 'late-exception',
      subjectId: application.id,
      payload,
      reason: input.reason,
      applicationId: application.id,
    })
  })
}
