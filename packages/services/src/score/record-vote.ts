import type * as v from 'valibot'
import { newId } from '@zhengji/db/id'
import { abnormalVotes } from '@zhengji/db/schema/index'
import { mayVote } from '@zhengji/domain/score/abnormal'
import type { recordVoteInput } from '@zhengji/domain/score/input'
import type { AbnormalCaseView } from '@zhengji/domain/score/view'
import { appendAudit } from '../audit/append.ts'
import { actingUser } from '../authorize.ts'
import type { Context } from '../context.ts'
import { ServiceError } from '../errors.ts'
import { notify } from '../notify.ts'
import { withTransaction } from '../transaction.ts'
import { claimCase, factsOf, loadVotes, permittedCase } from './case-load.ts'
import { loadCaseView } from './case-view.ts'
import { loadScoring } from './scoring.ts'

/** Records what one member of the panel says about a case; said again, the newest counts and the older stays on record. */
export const recordVote = async (ctx: Context, input: v.InferOutput<typeof recordVoteInput>): Promise<AbnormalCaseView> => {
  const roundId = await permittedCase(ctx, input.caseId, 'score:write')
  const recordedBy = actingUser(ctx)
  return withTransaction(ctx, async (tx) => {
    const { record, sheet } = await claimCase(tx, roundId, input.caseId)
    const cast = (await loadVotes(tx.db, [record.id])).get(record.id) ?? []
    const facts = factsOf(await loadScoring(tx.db, roundId), sheet, record, cast)
    if (!mayVote(facts, input.expertId)) throw new ServiceError('PRECONDITION', 'abnormal-not-entitled')
    const before = cast.find(({ expertId }) => expertId === input.expertId)
    await tx.db.insert(abnormalVotes).values({
      id: newId(),
      ...input,
      version: (before?.version ?? 0) + 1,
      recordedBy,
      recordedAt: await tx.ports.clock(tx.db),
    })
    await notify(tx, { type: 'score', roundId, id: record.id })
    await appendAudit(tx, {
      action: 'score.record-vote',
      subjectType: 'abnormal-case',
      subjectId: record.id,
      roundId,
      ...(before === undefined ? {} : { before: { expertId: input.expertId, confirms: before.confirms } }),
      after: { expertId: input.expertId, confirms: input.confirms },
    })
    return loadCaseView(tx.db, roundId, record.id)
  })
}
