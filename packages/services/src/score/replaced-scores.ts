import { eq } from 'drizzle-orm'
import * as v from 'valibot'
import { newId } from '@zhengji/db/id'
import { abnormalCases, scoreVersions, sheets } from '@zhengji/db/schema/index'
import { scoreReplacementPayload } from '@zhengji/domain/proposal/content'
import type { ReplacementRecord } from '@zhengji/domain/score/replacement'
import { appendAudit } from '../audit/append.ts'
import { actingUser } from '../authorize.ts'
import { ServiceError } from '../errors.ts'
import { notify } from '../notify.ts'
import type { ProposalEffect, ProposalRow } from '../proposal/effect.ts'
import { lockRound } from '../round/load.ts'
import { voidedBecause } from '../sheet/void.ts'
import type { TransactionContext } from '../transaction.ts'
import { reviseCase, type CaseTarget } from './case-load.ts'
import { judgeReplacement, type Replaceable } from './propose-replacement.ts'
import { replacingUnits } from './replacements.ts'
import { appendScores, newestScores } from './stored.ts'

const claim = async (tx: TransactionContext, proposal: ProposalRow) => {
  await lockRound(tx.db, proposal.roundId)
  const payload = v.parse(scoreReplacementPayload, proposal.payload)
  const [record] = await tx.db.select().from(abnormalCases).where(eq(abnormalCases.id, payload.caseId)).for('update')
  if (record === undefined || record.status !== 'proposed') throw new ServiceError('PRECONDITION', 'abnormal-case-over')
  return { record, payload }
}

/** The recorded basis, in the words that stand beside every version. */
const basisSentence = ({ count, explanation }: Replaceable, { basis }: CaseTarget): string =>
  `评审小组 ${count.panelSize} 人中 ${count.confirming} 人认定畸高畸低，书面说明${explanation === 'absent' ? '未提交' : '不充分'}，以其余 ${basis.others.length} 名成员评分的平均值代替`

/** Writes the mean of the others as new versions, with the basis on the case, unless anything has changed since it was proposed. */
export const replacedScores: ProposalEffect = {
  approved: async (tx, proposal) => {
    const { record, payload } = await claim(tx, proposal)
    const [sheet] = await tx.db.select().from(sheets).where(eq(sheets.id, record.sheetId))
    if (sheet === undefined) throw new ServiceError('NOT_FOUND', 'not-found')
    if (sheet.status === 'void') throw voidedBecause(sheet)
    const judged = await judgeReplacement(tx.db, record, sheet)
    if (judged.basisHash !== payload.basisHash) throw new ServiceError('CONFLICT', 'abnormal-overtaken')
    const present = await newestScores(tx.db, eq(scoreVersions.sheetId, sheet.id))
    const versionOf = new Map(present.map(({ applicationId, criterionId, version }) => [`${applicationId} ${criterionId}`, version]))
    const recordedBy = actingUser(tx)
    const recordedAt = await tx.ports.clock(tx.db)
    const rows = judged.targets.flatMap((target) =>
      Object.entries(replacingUnits(target.criterionIds, target.basis)).map(([criterionId, units]) => ({
        id: newId(),
        sheetId: sheet.id,
        roundId: sheet.roundId,
        expertId: sheet.expertId,
        applicationId: target.basis.applicationId,
        criterionId,
        version: (versionOf.get(`${target.basis.applicationId} ${criterionId}`) ?? 0) + 1,
        units,
        reason: 'abnormal' as const,
        explanation: basisSentence(judged, target),
        caseId: record.id,
        recordedBy,
        recordedAt,
      })),
    )
    await appendScores(tx.db, rows)
    const basis: ReplacementRecord = {
      confirming: judged.count.confirming,
      panelSize: judged.count.panelSize,
      applications: judged.targets.map((target) => target.basis),
    }
    await reviseCase(tx, record, { status: 'replaced', basis })
    await notify(tx, { type: 'score', roundId: record.roundId, id: record.id })
    await appendAudit(tx, {
      action: 'score.replace',
      subjectType: 'abnormal-case',
      subjectId: record.id,
      roundId: record.roundId,
      ...(record.applicationId === null ? {} : { applicationId: record.applicationId }),
      after: { sheet: sheet.number, confirming: basis.confirming, panelSize: basis.panelSize, applications: payload.applications },
      reason: proposal.reason,
    })
  },
  rejected: async (tx, proposal) => {
    const { record } = await claim(tx, proposal)
    await reviseCase(tx, record, { status: 'open' })
    await notify(tx, { type: 'score', roundId: record.roundId, id: record.id })
  },
}
