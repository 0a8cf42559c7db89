import type * as v from 'valibot'
import type { closeCaseInput } from '@zhengji/domain/score/input'
import type { AbnormalCaseView } from '@zhengji/domain/score/view'
import { appendAudit } from '../audit/append.ts'
import type { Context } from '../context.ts'
import { notify } from '../notify.ts'
import { withTransaction } from '../transaction.ts'
import { claimCase, permittedCase, reviseCase } from './case-load.ts'
import { loadCaseView } from './case-view.ts'

/** Ends a case without consequence: no majority, a sufficient explanation, opened in error. The scores stay. */
export const closeAbnormalCase = async (
  ctx: Context,
  { caseId, revision, reason }: v.InferOutput<typeof closeCaseInput>,
): Promise<AbnormalCaseView> => {
  const roundId = await permittedCase(ctx, caseId, 'score:write')
  return withTransaction(ctx, async (tx) => {
    const { record } = await claimCase(tx, roundId, caseId, revision)
    await reviseCase(tx, record, { status: 'closed', closedReason: reason })
    await notify(tx, { type: 'score', roundId, id: caseId })
    await appendAudit(tx, { action: 'score.close-case', subjectType: 'abnormal-case', subjectId: caseId, roundId, reason })
    return loadCaseView(tx.db, roundId, caseId)
  })
}
