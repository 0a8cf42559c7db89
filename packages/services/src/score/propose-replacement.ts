import type * as v from 'valibot'
import type { Database } from '@zhengji/db/database'
import { judgeCase, type VoteCount } from '@zhengji/domain/score/abnormal'
import { canonical } from '@zhengji/domain/integrity/canonical'
import type { ScoreReplacementPayload } from '@zhengji/domain/proposal/content'
import type { ProposalView } from '@zhengji/domain/proposal/view'
import type { proposeReplacementInput } from '@zhengji/domain/score/input'
import { othersNeeded } from '@zhengji/domain/score/replacement'
import type { Context } from '../context.ts'
import { digest } from '../digest.ts'
import { refusedBy, ServiceError } from '../errors.ts'
import { notify } from '../notify.ts'
import { propose } from '../proposal/propose.ts'
import { withTransaction } from '../transaction.ts'
import { claimCase, factsOf, loadVotes, permittedCase, reviseCase, targetsOf, type CaseRecord, type CaseTarget } from './case-load.ts'
import { replacingTotal, sumOf } from './replacements.ts'
import { loadScoring, type SheetRecord } from './scoring.ts'

export interface Replaceable {
  readonly count: VoteCount
  readonly explanation: 'absent' | 'insufficient'
  readonly targets: readonly CaseTarget[]
  readonly basisHash: string
}

/** Whether the scores may be replaced as everything is now; used when it is proposed and again when it is carried out. */
export const judgeReplacement = async (db: Database, record: CaseRecord, sheet: SheetRecord): Promise<Replaceable> => {
  const scoring = await loadScoring(db, record.roundId)
  const votes = (await loadVotes(db, [record.id])).get(record.id) ?? []
  const judged = judgeCase(factsOf(scoring, sheet, record, votes))
  if (!judged.ok) throw refusedBy(judged)
  const targets = targetsOf(scoring, sheet, record)
  if (targets.length === 0) throw new ServiceError('PRECONDITION', 'abnormal-incomplete')
  for (const { number, basis, othersDue } of targets) {
    const needed = Math.max(othersNeeded, othersDue)
    const found = basis.others.length
    if (found < needed) throw new ServiceError('PRECONDITION', 'abnormal-others-few', { number, found, needed })
  }
  const { ok: _yes, ...count } = judged
  const explanation = record.explanation === 'insufficient' ? 'insufficient' : 'absent'
  const basisHash = digest(canonical({ count: { ...count }, explanation, bases: targets.map(({ basis }) => basis) }))
  return { count, explanation, targets, basisHash }
}

/**
 * Puts the replacement of a member's scores by the mean of the others before a second person. Refused without a majority of the panel,
 * while the explanation is open or was found sufficient, and while sheets of others are out.
 */
export const proposeReplacement = async (ctx: Context, input: v.InferOutput<typeof proposeReplacementInput>): Promise<ProposalView> => {
  const roundId = await permittedCase(ctx, input.caseId, 'score:write')
  return withTransaction(ctx, async (tx) => {
    const { record, sheet } = await claimCase(tx, roundId, input.caseId, input.revision)
    const { count, explanation, targets, basisHash } = await judgeReplacement(tx.db, record, sheet)
    await reviseCase(tx, record, { status: 'proposed' })
    await notify(tx, { type: 'score', roundId, id: record.id })
    const payload: ScoreReplacementPayload = {
      caseId: record.id,
      sheetNumber: sheet.number,
      expertName: sheet.assignment.expertName,
      explanation,
      confirming: count.confirming,
      panelSize: count.panelSize,
      applications: targets.map(({ number, name, stepsPerPoint, basis }) => ({
        applicationId: basis.applicationId,
        number,
        name,
        stepsPerPoint,
        from: sumOf(basis.own),
        to: replacingTotal(basis),
        others: basis.others.length,
      })),
      basisHash,
    }
    return propose(tx, {
      roundId,
      kind: 'score-replacement',
      subjectId: record.id,
      payload,
      reason: input.reason,
      ...(record.applicationId === null ? {} : { applicationId: record.applicationId }),
    })
  })
}
