import { and, desc, eq, isNotNull } from 'drizzle-orm'
import { messages } from '@zhengji/db/schema/index'
import type { InboxMessage } from '@zhengji/domain/reminder/view'
import { actingUser } from '../authorize.ts'
import type { Context } from '../context.ts'

/** Messages that reached the acting person's inbox, newest first, at most 200. */
export const getInbox = async (ctx: Context): Promise<InboxMessage[]> => {
  const rows = await ctx.db
    .select()
    .from(messages)
    .where(and(eq(messages.recipientKind, 'user'), eq(messages.recipientId, actingUser(ctx)), isNotNull(messages.sentAt)))
    .orderBy(desc(messages.sentAt), desc(messages.id))
    .limit(200)
  return rows.map(({ id, roundId, purpose, subject, body, createdAt, sentAt, readAt }) => ({
    id,
    roundId,
    purpose,
    subject,
    body,
    createdAt: (sentAt ?? createdAt).toString(),
    readAt: readAt?.toString() ?? null,
  }))
}
