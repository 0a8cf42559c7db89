import { inArray } from 'drizzle-orm'
import type * as v from 'valibot'
import { auditEntries } from '@zhengji/db/schema/index'
import type { listAuditInput } from '@zhengji/domain/audit/input'
import { authorize } from '../authorize.ts'
import type { Context } from '../context.ts'
import { rowsInChunks, wallTime, type ListSource } from '../list/source.ts'
import { auditFilter, auditOrder } from './list.ts'
import { toAuditRow } from './row.ts'
import { subjectNames } from './subject-names.ts'

/** Excel holds 32,767 characters in a cell and repairs a file that has more. */
const mostCharacters = 32_000

const told = (value: unknown): string | null => {
  if (value === null) return null
  const json = JSON.stringify(value)
  return json.length > mostCharacters ? `${json.slice(0, mostCharacters)}…` : json
}

/** The trail for a workbook, by the names under which acts are recorded. Personal data was masked when it was written. */
export const exportAudit = async (ctx: Context, filter: v.InferOutput<typeof listAuditInput>, timeZone: string): Promise<ListSource> => {
  authorize(ctx, 'audit:read', filter.roundId ?? null)
  const found = await ctx.db.select({ seq: auditEntries.seq }).from(auditEntries).where(auditFilter(filter)).orderBy(auditOrder(filter))
  const load = async (chunk: readonly number[]) => {
    const rows = await ctx.db
      .select()
      .from(auditEntries)
      .where(inArray(auditEntries.seq, [...chunk]))
      .orderBy(auditOrder(filter))
    const nameOf = await subjectNames(ctx.db, rows)
    return rows.map((row) => toAuditRow(row, nameOf(row)))
  }
  return rowsInChunks(
    found.map(({ seq }) => seq),
    load,
    (row) => ({
      seq: row.seq,
      at: wallTime(row.at, timeZone, 'second'),
      actor: row.actor,
      action: row.action,
      subjectType: row.subjectType,
      subject: row.subjectName ?? row.subjectId,
      reason: row.reason,
      before: told(row.before),
      after: told(row.after),
      requestId: row.requestId,
      hash: row.hash,
    }),
  )
}
