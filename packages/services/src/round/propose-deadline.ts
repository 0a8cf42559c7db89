import type * as v from 'valibot'
import type { DeadlinePayload } from '@zhengji/domain/proposal/content'
import type { ProposalView } from '@zhengji/domain/proposal/view'
import type { proposeDeadlineInput } from '@zhengji/domain/round/input'
import { authorize } from '../authorize.ts'
import type { Context } from '../context.ts'
import { ServiceError } from '../errors.ts'
import { propose } from '../proposal/propose.ts'
import { withTransaction } from '../transaction.ts'
import { lockRound, toRoundView } from './load.ts'

/** Asks a second person to move the cut-off. The new one lies after the opening and after now; moving earlier is allowed. */
export const proposeDeadline = async (ctx: Context, input: v.InferOutput<typeof proposeDeadlineInput>): Promise<ProposalView> => {
  authorize(ctx, 'round:propose', input.roundId)
  const closesAt = Temporal.Instant.from(input.closesAt)
  return withTransaction(ctx, async (tx) => {
    const { round } = await lockRound(tx.db, input.roundId)
    if (round.revision !== input.revision) throw new ServiceError('CONFLICT', 'stale-revision', {}, { current: toRoundView(round) })
    const now = await tx.ports.clock(tx.db)
    if (Temporal.Instant.compare(closesAt, round.opensAt) <= 0 || Temporal.Instant.compare(closesAt, now) <= 0) {
      throw new ServiceError('PRECONDITION', 'deadline-order')
    }
    if (closesAt.equals(round.closesAt)) throw new ServiceError('PRECONDITION', 'deadline-unchanged')
    const payload: DeadlinePayload = { from: round.closesAt.toString(), to: closesAt.toString() }
    return propose(tx, { roundId: round.id, kind: 'deadline', subjectId: round.id, payload, reason: input.reason })
  })
}
