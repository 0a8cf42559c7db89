import { inArray } from 'drizzle-orm'
import type * as v from 'valibot'
import { auditEntries } from '@zhengji/db/schema/index'
import type { listAuditInput } from '@zhengji/domain/audit/input'
import { auditActionName, auditActorName, auditSubjectName } from '@zhengji/domain/audit/names'
import type { Locale } from '@zhengji/domain/text'
import { authorize } from '../authorize.ts'
import type { Context } from '../context.ts'
import { allIds } from '../list/page.ts'
import { rowsInChunks, textIn, wallTime, type ListSource } from '../list/source.ts'
import { auditRows, listedAudit } from './list.ts'

/** Excel holds 32,767 characters in a cell and repairs a file that has more. */
const mostCharacters = 32_000

const told = (value: unknown): string | null => {
  if (value === null) return null
  const json = JSON.stringify(value)
  return json.length > mostCharacters ? `${json.slice(0, mostCharacters)}…` : json
}

interface AuditFrame {
  readonly timeZone: string
  /** Only these numbers; null: every entry that the filter leaves. */
  readonly ids: readonly string[] | null
  readonly locale: Locale
}

/** The trail for a workbook: acts in words, beside the names under which they are recorded. Personal data was masked when it was written. */
export const exportAudit = async (
  ctx: Context,
  filter: v.InferOutput<typeof listAuditInput>,
  { timeZone, ids, locale }: AuditFrame,
): Promise<ListSource> => {
  authorize(ctx, 'audit:read', filter.roundId ?? null)
  const pick = textIn(locale)
  const chosen = ids === null ? undefined : inArray(auditEntries.seq, ids.map(Number))
  return rowsInChunks(
    await allIds<number>(ctx.db, await listedAudit(ctx.db, filter, timeZone, chosen)),
    (chunk) => auditRows(ctx.db, chunk),
    (row) => ({
      seq: row.seq,
      at: wallTime(row.at, timeZone, 'second'),
      actor: pick(auditActorName(row.actor)),
      action: pick(auditActionName(row.action)),
      actionKey: row.action,
      subjectType: pick(auditSubjectName(row.subjectType)),
      subject: row.subjectName ?? row.subjectId,
      reason: row.reason,
      before: told(row.before),
      after: told(row.after),
      requestId: row.requestId,
      hash: row.hash,
    }),
  )
}
