import { inArray } from 'drizzle-orm'
import type * as v from 'valibot'
import { messages } from '@zhengji/db/schema/index'
import type { listMessagesInput } from '@zhengji/domain/reminder/input'
import {
  channelName,
  isMessageReason,
  messageReasonNames,
  messageStatusNames,
  purposeName,
  recipientKindNames,
  rungName,
} from '@zhengji/domain/reminder/names'
import { describeRefusal, isRefusalReason } from '@zhengji/domain/refusal/refusal'
import type { Locale } from '@zhengji/domain/text'
import { authorize } from '../authorize.ts'
import type { Context } from '../context.ts'
import { allIds } from '../list/page.ts'
import { rowsInChunks, textIn, wallTime, type ExportFrame, type ListSource } from '../list/source.ts'
import { listedMessages, messageRows } from './page.ts'

const told = (reason: string | null, locale: Locale): string | null => {
  if (reason === null) return null
  if (isMessageReason(reason)) return messageReasonNames[reason][locale]
  return isRefusalReason(reason) ? describeRefusal(reason, {}, locale) : reason
}

/** The messages of a round for a workbook, as they are filtered and sorted on the page. */
export const exportMessages = async (
  ctx: Context,
  filter: v.InferOutput<typeof listMessagesInput>,
  { definition, ids, locale }: ExportFrame,
): Promise<ListSource> => {
  authorize(ctx, 'reminder:read', filter.roundId)
  const pick = textIn(locale)
  const at = (iso: string | null) => wallTime(iso, definition.timeZone)
  const chosen = ids === null ? undefined : inArray(messages.id, [...ids])
  return rowsInChunks(
    await allIds<string>(ctx.db, await listedMessages(ctx.db, filter, chosen)),
    (chunk) => messageRows(ctx.db, chunk),
    (row) => ({
      recipient: row.recipientName,
      kind: pick(recipientKindNames[row.recipientKind]),
      purpose: pick(purposeName(row.purpose)),
      rung: pick(rungName(row.rung)),
      deadline: at(row.deadline),
      due: at(row.dueAt),
      status: pick(messageStatusNames[row.status]),
      note: told(row.reason, locale),
      channel: row.channel === null ? null : pick(channelName(row.channel)),
      sent: at(row.sentAt),
    }),
  )
}
