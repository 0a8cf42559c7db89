import { eq } from 'drizzle-orm'
import type * as v from 'valibot'
import { sessions } from '@zhengji/db/schema/index'
import type { stepUpInput } from '@zhengji/domain/session/input'
import { appendAudit } from '../audit/append.ts'
import { signedIn } from '../authorize.ts'
import type { Context } from '../context.ts'
import { withTransaction } from '../transaction.ts'
import { prove } from './prove.ts'

/** Proves the password again, which opens decisions for 15 minutes. */
export const stepUp = async (ctx: Context, input: v.InferOutput<typeof stepUpInput>): Promise<void> => {
  const actor = signedIn(ctx)
  await prove(ctx, actor.id, input.password)
  await withTransaction(ctx, async (tx) => {
    await tx.db
      .update(sessions)
      .set({ steppedUpAt: await tx.ports.clock(tx.db) })
      .where(eq(sessions.id, actor.sessionId))
    await appendAudit(tx, { action: 'session.step-up', subjectType: 'user', subjectId: actor.id })
  })
}
