import { eq } from 'drizzle-orm'
import * as v from 'valibot'
import { newId } from '@zhengji/db/id'
import { scoreVersions, sheets } from '@zhengji/db/schema/index'
import { correctionPayload } from '@zhengji/domain/proposal/content'
import { appendAudit } from '../audit/append.ts'
import { actingUser } from '../authorize.ts'
import { ServiceError } from '../errors.ts'
import type { ProposalEffect } from '../proposal/effect.ts'
import { lockRound } from '../round/load.ts'
import { voidedBecause } from '../sheet/void.ts'
import { newestOfCell } from './propose-correction.ts'

/** Writes the corrected score as a new version, unless the cell has changed since it was proposed. */
export const correctedScore: ProposalEffect = {
  approved: async (tx, proposal) => {
    const payload = v.parse(correctionPayload, proposal.payload)
    await lockRound(tx.db, proposal.roundId)
    const [sheet] = await tx.db.select().from(sheets).where(eq(sheets.id, payload.sheetId))
    if (sheet === undefined) throw new ServiceError('NOT_FOUND', 'not-found')
    if (sheet.status === 'void') throw voidedBecause(sheet)
    const score = await newestOfCell(tx.db, payload)
    if (score === undefined || score.id !== proposal.subjectId) throw new ServiceError('CONFLICT', 'score-overtaken')
    await tx.db.insert(scoreVersions).values({
      id: newId(),
      sheetId: sheet.id,
      roundId: sheet.roundId,
      expertId: sheet.expertId,
      applicationId: payload.applicationId,
      criterionId: payload.criterionId,
      version: score.version + 1,
      units: payload.to,
      reason: payload.kind,
      explanation: proposal.reason,
      recordedBy: actingUser(tx),
      recordedAt: await tx.ports.clock(tx.db),
    })
    await appendAudit(tx, {
      action: 'score.correct',
      subjectType: 'sheet',
      subjectId: sheet.id,
      roundId: sheet.roundId,
      applicationId: payload.applicationId,
      before: { criterionId: payload.criterionId, units: payload.from },
      after: { criterionId: payload.criterionId, units: payload.to, kind: payload.kind },
      reason: proposal.reason,
    })
  },
}
