import { and, asc, desc, eq, inArray } from 'drizzle-orm'
import type * as v from 'valibot'
import type { Database } from '@zhengji/db/database'
import { messageAttempts, messages } from '@zhengji/db/schema/index'
import type { messageIdInput, recipientInput } from '@zhengji/domain/reminder/input'
import type { MessageRecord } from '@zhengji/domain/reminder/view'
import { authorize } from '../authorize.ts'
import type { Context } from '../context.ts'
import { ServiceError } from '../errors.ts'
import { namesOf } from '../user/names.ts'
import { recipientNames } from './names.ts'
import type { MessageRow } from './record.ts'
import { toMessageRow } from './view.ts'

/** Everything that was or will be sent to one applicant or expert, newest first, with every attempt: the proof. */
export const getMessages = async (ctx: Context, input: v.InferOutput<typeof recipientInput>): Promise<MessageRecord[]> => {
  authorize(ctx, 'reminder:read', input.roundId)
  const rows = await ctx.db
    .select()
    .from(messages)
    .where(
      and(
        eq(messages.roundId, input.roundId),
        eq(messages.recipientKind, input.recipientKind),
        eq(messages.recipientId, input.recipientId),
      ),
    )
    .orderBy(desc(messages.dueAt), desc(messages.id))
  return withProofs(ctx.db, rows)
}

/** One message with every attempt; throws NOT_FOUND, FORBIDDEN. */
export const getMessage = async (ctx: Context, input: v.InferOutput<typeof messageIdInput>): Promise<MessageRecord> => {
  const rows = await ctx.db.select().from(messages).where(eq(messages.id, input.messageId))
  const [row] = rows
  if (row === undefined) throw new ServiceError('NOT_FOUND', 'not-found')
  authorize(ctx, 'reminder:read', row.roundId)
  const [record] = await withProofs(ctx.db, rows)
  if (record === undefined) throw new ServiceError('NOT_FOUND', 'not-found')
  return record
}

const withProofs = async (db: Database, rows: readonly MessageRow[]): Promise<MessageRecord[]> => {
  const ids = rows.map(({ id }) => id)
  const tried =
    ids.length === 0
      ? []
      : await db.select().from(messageAttempts).where(inArray(messageAttempts.messageId, ids)).orderBy(asc(messageAttempts.id))
  const [nameOf, personOf] = await Promise.all([
    recipientNames(db, rows),
    namesOf(
      db,
      tried.map(({ recordedBy }) => recordedBy),
    ),
  ])
  const attemptsOf = Map.groupBy(tried, ({ messageId }) => messageId)
  return rows.map((row) => ({
    ...toMessageRow(row, nameOf),
    subject: row.subject,
    body: row.body,
    address: row.address,
    attempts: (attemptsOf.get(row.id) ?? []).map(({ number, channel, outcome, attemptedAt, durationMs, answer, recordedBy }) => ({
      number,
      channel,
      outcome,
      at: attemptedAt.toString(),
      durationMs,
      code: answer.code,
      text: answer.text,
      by: recordedBy === null ? null : personOf(recordedBy),
    })),
  }))
}
