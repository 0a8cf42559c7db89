import { and, eq, inArray, type SQL } from 'drizzle-orm'
import type * as v from 'valibot'
import type { Database } from '@zhengji/db/database'
import { messages } from '@zhengji/db/schema/index'
import type { Page } from '@zhengji/domain/fields'
import type { listMessagesInput } from '@zhengji/domain/reminder/input'
import type { WrittenMessage } from '@zhengji/domain/reminder/view'
import { authorize } from '../authorize.ts'
import type { Context } from '../context.ts'
import { inOrder, pageOfIds, type Listed } from '../list/page.ts'
import { recipientNames } from './names.ts'
import { recipientFilter } from './recipients.ts'
import { toMessageRow } from './view.ts'

type Input = v.InferOutput<typeof listMessagesInput>

const messageFilter = ({ roundId, status, purpose }: Input): SQL | undefined =>
  and(
    eq(messages.roundId, roundId),
    status === '' ? undefined : eq(messages.status, status),
    purpose === '' ? undefined : eq(messages.purpose, purpose),
  )

export const listedMessages = async (db: Database, input: Input, chosen?: SQL): Promise<Listed> => ({
  table: messages,
  id: messages.id,
  key: input.sort === 'due' ? messages.dueAt : messages.sentAt,
  direction: input.direction,
  nullable: input.sort === 'sent',
  filter: and(messageFilter(input), chosen),
  search: await recipientFilter(db, input.roundId, input.search),
})

/** Rows of these messages with the names of their recipients, in the order of `ids`. */
export const messageRows = async (db: Database, ids: readonly string[]): Promise<WrittenMessage[]> => {
  const rows = await db
    .select()
    .from(messages)
    .where(inArray(messages.id, [...ids]))
  const nameOf = await recipientNames(db, rows)
  return inOrder(ids, rows, ({ id }) => id).map((row) => toMessageRow(row, nameOf))
}

/** One page of the messages of a round as they are written: what the plan adds this very moment is here after the next sweep. */
export const pageMessages = async (ctx: Context, input: Input): Promise<Page<WrittenMessage>> => {
  authorize(ctx, 'reminder:read', input.roundId)
  const { ids, ...count } = await pageOfIds<string>(ctx.db, await listedMessages(ctx.db, input), input)
  return { rows: await messageRows(ctx.db, ids), ...count }
}
