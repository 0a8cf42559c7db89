import { and, eq, inArray, isNull, or } from 'drizzle-orm'
import type * as v from 'valibot'
import { newId } from '@zhengji/db/id'
import { abnormalCases, sheets } from '@zhengji/db/schema/index'
import { bilingual } from '@zhengji/domain/refusal/refusal'
import type { openCaseInput } from '@zhengji/domain/score/input'
import type { AbnormalCaseView } from '@zhengji/domain/score/view'
import { text } from '@zhengji/domain/text'
import { appendAudit } from '../audit/append.ts'
import { actingUser, authorize } from '../authorize.ts'
import type { Context } from '../context.ts'
import { ServiceError } from '../errors.ts'
import { notify } from '../notify.ts'
import { lockRound } from '../round/load.ts'
import { voidedBecause } from '../sheet/void.ts'
import { withTransaction } from '../transaction.ts'
import { targetsOf } from './case-load.ts'
import { loadCaseView } from './case-view.ts'
import { loadScoring } from './scoring.ts'

const standing = {
  open: bilingual(text('处理中', 'open')),
  proposed: bilingual(text('待审批', 'waiting for approval')),
}

/**
 * Opens a case about one member's scores (畸高畸低), for one applicant or for all of the sheet. Nothing changes yet: votes and the
 * written explanation follow. Refused without complete scores, or while a case is open about any of the same.
 */
export const openAbnormalCase = async (ctx: Context, input: v.InferOutput<typeof openCaseInput>): Promise<AbnormalCaseView> => {
  const [known] = await ctx.db.select({ roundId: sheets.roundId }).from(sheets).where(eq(sheets.id, input.sheetId))
  if (known === undefined) throw new ServiceError('NOT_FOUND', 'not-found')
  authorize(ctx, 'score:write', known.roundId)
  const openedBy = actingUser(ctx)
  return withTransaction(ctx, async (tx) => {
    await lockRound(tx.db, known.roundId)
    const [sheet] = await tx.db.select().from(sheets).where(eq(sheets.id, input.sheetId))
    if (sheet === undefined) throw new ServiceError('NOT_FOUND', 'not-found')
    if (sheet.status === 'void') throw voidedBecause(sheet)
    const { expertId } = sheet
    const targets = targetsOf(await loadScoring(tx.db, known.roundId), sheet, { expertId, applicationId: input.applicationId })
    if (targets.length === 0) throw new ServiceError('PRECONDITION', 'abnormal-incomplete')
    const [other] = await tx.db
      .select({ status: abnormalCases.status })
      .from(abnormalCases)
      .where(
        and(
          eq(abnormalCases.sheetId, sheet.id),
          inArray(abnormalCases.status, ['open', 'proposed']),
          input.applicationId === null
            ? undefined
            : or(isNull(abnormalCases.applicationId), eq(abnormalCases.applicationId, input.applicationId)),
        ),
      )
    if (other !== undefined)
      throw new ServiceError('PRECONDITION', 'abnormal-case-exists', {
        status: standing[other.status === 'proposed' ? 'proposed' : 'open'],
      })
    const id = newId()
    await tx.db.insert(abnormalCases).values({
      id,
      roundId: sheet.roundId,
      ...input,
      expertId,
      status: 'open',
      openedBy,
      openedAt: await tx.ports.clock(tx.db),
    })
    await notify(tx, { type: 'score', roundId: sheet.roundId, id })
    await appendAudit(tx, {
      action: 'score.open-case',
      subjectType: 'abnormal-case',
      subjectId: id,
      roundId: sheet.roundId,
      ...(input.applicationId === null ? {} : { applicationId: input.applicationId }),
      after: { sheet: sheet.number, expertId },
      reason: input.reason,
    })
    return loadCaseView(tx.db, sheet.roundId, id)
  })
}
