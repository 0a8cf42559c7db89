import type * as v from 'valibot'
import type { expireInput } from '@zhengji/domain/result/input'
import type { QualificationView } from '@zhengji/domain/result/view'
import { authorize } from '../authorize.ts'
import type { Context } from '../context.ts'
import { ServiceError } from '../errors.ts'
import { lockRound } from '../round/load.ts'
import { withTransaction } from '../transaction.ts'
import { advanceAll } from './advance.ts'
import { loadQualification } from './qualification.ts'

/** The period for which the call qualified is over (公告 四-(二): that of the activity); the reason says by which decision. */
export const expireQualified = async (ctx: Context, input: v.InferOutput<typeof expireInput>): Promise<QualificationView> => {
  authorize(ctx, 'result:write', input.roundId)
  return withTransaction(ctx, async (tx) => {
    await lockRound(tx.db, input.roundId)
    const moved = await advanceAll(tx, input.roundId, 'qualified', 'expire', input.reason)
    if (moved === 0) throw new ServiceError('PRECONDITION', 'nobody-qualified')
    return loadQualification(tx.db, input.roundId)
  })
}
