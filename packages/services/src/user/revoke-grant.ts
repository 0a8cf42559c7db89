import { and, eq, isNull } from 'drizzle-orm'
import type * as v from 'valibot'
import { grants } from '@zhengji/db/schema/index'
import type { revokeGrantInput } from '@zhengji/domain/user/input'
import { appendAudit } from '../audit/append.ts'
import { actingUser, authorize } from '../authorize.ts'
import type { Context } from '../context.ts'
import { ServiceError } from '../errors.ts'
import { withTransaction } from '../transaction.ts'

/** Takes a role back; it ends with the person's next request. */
export const revokeGrant = async (ctx: Context, input: v.InferOutput<typeof revokeGrantInput>): Promise<void> => {
  authorize(ctx, 'grant:write', null)
  const actorId = actingUser(ctx)
  await withTransaction(ctx, async (tx) => {
    const [grant] = await tx.db
      .update(grants)
      .set({ revokedAt: await tx.ports.clock(tx.db) })
      .where(and(eq(grants.id, input.grantId), isNull(grants.revokedAt)))
      .returning()
    if (grant === undefined) throw new ServiceError('NOT_FOUND', 'not-found')
    if (grant.userId === actorId) throw new ServiceError('FORBIDDEN', 'grant-self')
    await appendAudit(tx, {
      action: 'user.revoke-grant',
      subjectType: 'user',
      subjectId: grant.userId,
      ...(grant.roundId === null ? {} : { roundId: grant.roundId }),
      before: { role: grant.role, roundId: grant.roundId },
      reason: input.reason,
    })
  })
}
