import { and, eq, isNotNull, sql } from 'drizzle-orm'
import type * as v from 'valibot'
import { messages } from '@zhengji/db/schema/index'
import type { messageIdInput } from '@zhengji/domain/reminder/input'
import { actingUser } from '../authorize.ts'
import type { Context } from '../context.ts'
import { ServiceError } from '../errors.ts'

/** Marks a message of the acting person as read; the first reading stays. Somebody else's message is NOT_FOUND. */
export const markRead = async (ctx: Context, input: v.InferOutput<typeof messageIdInput>): Promise<void> => {
  const marked = await ctx.db
    .update(messages)
    .set({ readAt: sql`coalesce(${messages.readAt}, clock_timestamp())` })
    .where(
      and(
        eq(messages.id, input.messageId),
        eq(messages.recipientKind, 'user'),
        eq(messages.recipientId, actingUser(ctx)),
        isNotNull(messages.sentAt),
      ),
    )
    .returning({ id: messages.id })
  if (marked.length === 0) throw new ServiceError('NOT_FOUND', 'not-found')
}
