import { and, inArray } from 'drizzle-orm'
import type * as v from 'valibot'
import { sheets } from '@zhengji/db/schema/index'
import type { pageSheetsInput } from '@zhengji/domain/sheet/input'
import { sheetStatusNames } from '@zhengji/domain/sheet/status-names'
import { text } from '@zhengji/domain/text'
import { authorize } from '../authorize.ts'
import type { Context } from '../context.ts'
import { rowsInChunks, textIn, wallTime, type ExportFrame, type ListSource } from '../list/source.ts'
import { sheetFilter, sheetIds, sheetRows } from './page.ts'

const everyRole = text('全部类型', 'Every role')

/** The list of sheets for a workbook: who has returned what. */
export const exportSheets = async (
  ctx: Context,
  filter: v.InferOutput<typeof pageSheetsInput>,
  { definition, ids, locale }: ExportFrame,
): Promise<ListSource> => {
  authorize(ctx, 'sheet:read', filter.roundId)
  const pick = textIn(locale)
  const chosen = ids === null ? undefined : inArray(sheets.id, [...ids])
  const found = await sheetIds(ctx.db, and(sheetFilter(filter), chosen), filter)
  return rowsInChunks(
    found.map(({ id }) => id),
    (chunk) => sheetRows(ctx.db, filter.roundId, chunk),
    (row) => ({
      number: row.number,
      expert: row.expertName,
      role: row.role === null ? pick(everyRole) : pick(definition.roles.find(({ id }) => id === row.role)?.name),
      status: pick(sheetStatusNames[row.status]),
      filled: row.filled,
      expected: row.expected,
      scans: row.scans,
      issued: wallTime(row.issuedAt, definition.timeZone),
    }),
  )
}
