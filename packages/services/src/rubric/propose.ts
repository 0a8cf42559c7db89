import { eq, max } from 'drizzle-orm'
import type * as v from 'valibot'
import { newId } from '@zhengji/db/id'
import { rubricVersions } from '@zhengji/db/schema/index'
import { checkDefinition } from '@zhengji/domain/call/conformance'
import type { CallDefinition, Rubric } from '@zhengji/domain/call/definition'
import { canonical } from '@zhengji/domain/integrity/canonical'
import type { RubricPayload } from '@zhengji/domain/proposal/content'
import type { ProposalView } from '@zhengji/domain/proposal/view'
import type { proposeRubricInput } from '@zhengji/domain/rubric/input'
import { actingUser, authorize } from '../authorize.ts'
import type { Context } from '../context.ts'
import { digest } from '../digest.ts'
import { ServiceError } from '../errors.ts'
import { propose } from '../proposal/propose.ts'
import { refuseApproved } from '../result/approved.ts'
import { lockRound } from '../round/load.ts'
import { withTransaction } from '../transaction.ts'

/** The definition itself is sound, so whatever is wrong with it now is wrong with these rubrics: ids, sums, steps, clauses, tie groups. */
const refuseFaulty = (definition: CallDefinition, rubrics: readonly Rubric[]): void => {
  const faults = checkDefinition({ ...definition, rubrics })
  const [first] = faults
  if (first === undefined) return
  throw new ServiceError('VALIDATION', 'rubric-faulty', { count: faults.length, first: `${first.at}: ${first.message}` }, { faults })
}

/**
 * Writes a new version of the rubrics of all roles and asks a second person to approve it. Usually the first version is the
 * definition's own rubric, unchanged and marked as an assumption until an official one is published.
 */
export const proposeRubric = async (ctx: Context, input: v.InferOutput<typeof proposeRubricInput>): Promise<ProposalView> => {
  authorize(ctx, 'rubric:propose', input.roundId)
  const createdBy = actingUser(ctx)
  return withTransaction(ctx, async (tx) => {
    const { round, definition } = await lockRound(tx.db, input.roundId)
    await refuseApproved(tx.db, round.id)
    refuseFaulty(definition, input.rubrics)
    const [last] = await tx.db
      .select({ version: max(rubricVersions.version) })
      .from(rubricVersions)
      .where(eq(rubricVersions.roundId, round.id))
    const row = {
      id: newId(),
      roundId: round.id,
      version: (last?.version ?? 0) + 1,
      content: input.rubrics,
      hash: digest(canonical(input.rubrics)),
      createdBy,
      createdAt: await tx.ports.clock(tx.db),
    }
    await tx.db.insert(rubricVersions).values(row)
    const payload: RubricPayload = { version: row.version, hash: row.hash, assumption: input.rubrics.some(({ assumption }) => assumption) }
    return propose(tx, { roundId: round.id, kind: 'rubric', subjectId: row.id, payload, reason: input.reason })
  })
}
