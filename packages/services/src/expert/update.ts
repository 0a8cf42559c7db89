import { and, eq } from 'drizzle-orm'
import type * as v from 'valibot'
import { experts, rounds } from '@zhengji/db/schema/index'
import { calls } from '@zhengji/domain/calls/registry'
import type { updateExpertInput } from '@zhengji/domain/expert/input'
import type { Revised } from '@zhengji/domain/fields'
import { appendAudit } from '../audit/append.ts'
import { authorizeSomewhere, may } from '../authorize.ts'
import type { Context } from '../context.ts'
import { ServiceError } from '../errors.ts'
import { withTransaction } from '../transaction.ts'
import { searchColumns } from './search.ts'
import { auditedExpert, toExpertRow, type ExpertRecord } from './view.ts'

/** An expert belongs to a realm, not to a round: whoever keeps the pool in any round of that realm may. */
const authorizeRealm = async (ctx: Context, expert: ExpertRecord): Promise<void> => {
  if (may(ctx.actor, 'expert:write', null)) return
  const ofRealm = await ctx.db.select({ id: rounds.id }).from(rounds).where(eq(rounds.realm, expert.realm))
  if (!ofRealm.some(({ id }) => may(ctx.actor, 'expert:write', id))) {
    throw new ServiceError('FORBIDDEN', 'forbidden', { permission: 'expert:write' })
  }
}

/** Replaces what is known of an expert; an inactive one is never drawn again, panels and sheets that stand stay. */
export const updateExpert = async (ctx: Context, input: v.InferOutput<typeof updateExpertInput>): Promise<Revised> => {
  authorizeSomewhere(ctx, 'expert:write')
  const { expertId, revision, phone, ...rest } = input
  const [known] = await ctx.db.select().from(experts).where(eq(experts.id, expertId))
  if (known === undefined) throw new ServiceError('NOT_FOUND', 'not-found')
  const fields = { ...rest, phone: phone ?? known.phone }
  await authorizeRealm(ctx, known)
  if (!calls.some(({ panel }) => panel.categories.some(({ id }) => id === fields.category))) {
    throw new ServiceError('VALIDATION', 'expert-category-unknown', { category: fields.category })
  }
  return withTransaction(ctx, async (tx) => {
    const [row] = await tx.db
      .update(experts)
      .set({ ...fields, ...searchColumns(fields), revision: revision + 1 })
      .where(and(eq(experts.id, expertId), eq(experts.revision, revision)))
      .returning({ revision: experts.revision })
    if (row === undefined) {
      const [current] = await tx.db.select().from(experts).where(eq(experts.id, expertId))
      throw new ServiceError('CONFLICT', 'stale-revision', {}, { current: current === undefined ? null : toExpertRow(current) })
    }
    await appendAudit(tx, {
      action: 'expert.update',
      subjectType: 'expert',
      subjectId: expertId,
      before: auditedExpert(known),
      after: auditedExpert({ ...fields }),
    })
    return row
  })
}
