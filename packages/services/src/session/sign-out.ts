import { eq } from 'drizzle-orm'
import { sessions } from '@zhengji/db/schema/index'
import { appendAudit } from '../audit/append.ts'
import { signedIn } from '../authorize.ts'
import type { Context } from '../context.ts'
import { withTransaction } from '../transaction.ts'

/** Ends the session that asks. */
export const signOut = async (ctx: Context): Promise<void> => {
  const actor = signedIn(ctx)
  await withTransaction(ctx, async (tx) => {
    await tx.db
      .update(sessions)
      .set({ revokedAt: await tx.ports.clock(tx.db) })
      .where(eq(sessions.id, actor.sessionId))
    await appendAudit(tx, { action: 'session.sign-out', subjectType: 'user', subjectId: actor.id })
  })
}
