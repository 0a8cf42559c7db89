import { and, eq, isNull } from 'drizzle-orm'
import type * as v from 'valibot'
import { sessions } from '@zhengji/db/schema/index'
import type { revokeSessionInput } from '@zhengji/domain/session/input'
import { appendAudit } from '../audit/append.ts'
import { signedIn } from '../authorize.ts'
import type { Context } from '../context.ts'
import { ServiceError } from '../errors.ts'
import { withTransaction } from '../transaction.ts'

/** Ends one of the person's own sessions; somebody else's is not found. */
export const revokeSession = async (ctx: Context, input: v.InferOutput<typeof revokeSessionInput>): Promise<void> => {
  const actor = signedIn(ctx)
  await withTransaction(ctx, async (tx) => {
    const ended = await tx.db
      .update(sessions)
      .set({ revokedAt: await tx.ports.clock(tx.db) })
      .where(and(eq(sessions.id, input.sessionId), eq(sessions.userId, actor.id), isNull(sessions.revokedAt)))
      .returning({ id: sessions.id })
    if (ended.length === 0) throw new ServiceError('NOT_FOUND', 'not-found')
    await appendAudit(tx, { action: 'session.revoke', subjectType: 'user', subjectId: actor.id, after: { sessionId: input.sessionId } })
  })
}
