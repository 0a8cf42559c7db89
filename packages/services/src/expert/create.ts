import type * as v from 'valibot'
import { newId } from '@zhengji/db/id'
import { experts } from '@zhengji/db/schema/index'
import type { createExpertInput } from '@zhengji/domain/expert/input'
import { appendAudit } from '../audit/append.ts'
import { authorize } from '../authorize.ts'
import type { Context } from '../context.ts'
import { ServiceError } from '../errors.ts'
import { loadRound } from '../round/load.ts'
import { withTransaction } from '../transaction.ts'
import { searchColumns } from './search.ts'
import { auditedExpert } from './view.ts'

/** Registers an expert in the realm of the round; the category is one of the round's call. */
export const createExpert = async (
  ctx: Context,
  input: v.InferOutput<typeof createExpertInput>,
): Promise<{ readonly expertId: string }> => {
  authorize(ctx, 'expert:write', input.roundId)
  const { round, definition } = await loadRound(ctx.db, input.roundId)
  if (!definition.panel.categories.some(({ id }) => id === input.category)) {
    throw new ServiceError('VALIDATION', 'expert-category-unknown', { category: input.category })
  }
  const { roundId: _in, ...fields } = input
  return withTransaction(ctx, async (tx) => {
    const id = newId()
    await tx.db
      .insert(experts)
      .values({ id, realm: round.realm, ...fields, ...searchColumns(fields), createdAt: await tx.ports.clock(tx.db) })
    await appendAudit(tx, {
      action: 'expert.create',
      subjectType: 'expert',
      subjectId: id,
      roundId: round.id,
      after: auditedExpert({ ...fields, active: true }),
    })
    return { expertId: id }
  })
}
