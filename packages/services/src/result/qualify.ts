import type * as v from 'valibot'
import { checkQualifiable } from '@zhengji/domain/result/qualification'
import type { QualificationView } from '@zhengji/domain/result/view'
import type { roundIdInput } from '@zhengji/domain/round/input'
import { authorize } from '../authorize.ts'
import type { Context } from '../context.ts'
import { refusedBy } from '../errors.ts'
import { lockRound } from '../round/load.ts'
import { withTransaction } from '../transaction.ts'
import { advanceAll } from './advance.ts'
import { loadQualification } from './qualification.ts'

/** Confirms everybody who was made public. Refused before the end of the publicity and while an objection waits for its answer. */
export const qualifyPublicised = async (ctx: Context, input: v.InferOutput<typeof roundIdInput>): Promise<QualificationView> => {
  authorize(ctx, 'result:write', input.roundId)
  return withTransaction(ctx, async (tx) => {
    const { definition } = await lockRound(tx.db, input.roundId)
    const standing = await loadQualification(tx.db, input.roundId)
    const verdict = checkQualifiable(standing, await tx.ports.clock(tx.db), definition.timeZone)
    if (!verdict.ok) throw refusedBy(verdict)
    await advanceAll(tx, input.roundId, 'publicised', 'qualify')
    return loadQualification(tx.db, input.roundId)
  })
}
