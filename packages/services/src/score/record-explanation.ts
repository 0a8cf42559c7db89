import { eq } from 'drizzle-orm'
import type * as v from 'valibot'
import type { Database } from '@zhengji/db/database'
import { files } from '@zhengji/db/schema/index'
import type { recordExplanationInput } from '@zhengji/domain/score/input'
import type { AbnormalCaseView } from '@zhengji/domain/score/view'
import { appendAudit } from '../audit/append.ts'
import type { Context } from '../context.ts'
import { ServiceError } from '../errors.ts'
import { notify } from '../notify.ts'
import { withTransaction } from '../transaction.ts'
import { claimCase, permittedCase, reviseCase } from './case-load.ts'
import { loadCaseView } from './case-view.ts'

const checkFile = async (db: Database, roundId: string, fileId: string): Promise<void> => {
  const [file] = await db.select().from(files).where(eq(files.id, fileId))
  if (file === undefined) throw new ServiceError('NOT_FOUND', 'not-found')
  if (file.purpose !== 'score-explanation' || file.roundId !== roundId)
    throw new ServiceError('PRECONDITION', 'abnormal-explanation-purpose')
}

/**
 * Records the member's written explanation with what the panel made of it, or that there is none. An explanation that was given has
 * a text or a file; one that is absent has neither.
 */
export const recordExplanation = async (
  ctx: Context,
  { caseId, revision, explanation, text, fileId }: v.InferOutput<typeof recordExplanationInput>,
): Promise<AbnormalCaseView> => {
  const roundId = await permittedCase(ctx, caseId, 'score:write')
  const absent = explanation === 'absent'
  if (!absent && text === '' && fileId === null) throw new ServiceError('VALIDATION', 'abnormal-explanation-empty')
  if (fileId !== null) await checkFile(ctx.db, roundId, fileId)
  return withTransaction(ctx, async (tx) => {
    const { record } = await claimCase(tx, roundId, caseId, revision)
    const given = { explanation, explanationText: absent ? '' : text, explanationFileId: absent ? null : fileId }
    await reviseCase(tx, record, given)
    await notify(tx, { type: 'score', roundId, id: caseId })
    await appendAudit(tx, {
      action: 'score.record-explanation',
      subjectType: 'abnormal-case',
      subjectId: caseId,
      roundId,
      before: { explanation: record.explanation, text: record.explanationText, fileId: record.explanationFileId },
      after: { explanation, text: given.explanationText, fileId: given.explanationFileId },
    })
    return loadCaseView(tx.db, roundId, caseId)
  })
}
