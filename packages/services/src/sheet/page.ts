import { and, asc, desc, eq, inArray, ne, or, sql, type SQL } from 'drizzle-orm'
import type * as v from 'valibot'
import type { Database } from '@zhengji/db/database'
import { experts, sheets } from '@zhengji/db/schema/index'
import type { Page } from '@zhengji/domain/fields'
import type { pageSheetsInput } from '@zhengji/domain/sheet/input'
import type { SheetRow } from '@zhengji/domain/sheet/view'
import { authorize } from '../authorize.ts'
import type { Context } from '../context.ts'
import { normaliseName } from '../enterprise/name.ts'
import { containing } from '../search/fragments.ts'
import { loadSheetRows } from './list.ts'

type Input = v.InferOutput<typeof pageSheetsInput>

const sortColumns = { number: sheets.number, expert: experts.nameKey, status: sheets.status, issued: sheets.issuedAt } as const

export const sheetFilter = (input: Input): SQL | undefined => {
  const wanted = normaliseName(input.search)
  return and(
    eq(sheets.roundId, input.roundId),
    input.status.length === 0 ? ne(sheets.status, 'void') : inArray(sheets.status, input.status),
    // A round has some hundred sheets: their numbers need no index.
    wanted === '' ? undefined : or(containing(experts, input.search), sql`position(${wanted} in lower(${sheets.number})) > 0`),
  )
}

export const sheetIds = (db: Database, filter: SQL | undefined, { sort, direction }: Pick<Input, 'sort' | 'direction'>) => {
  const turn = direction === 'asc' ? asc : desc
  return db
    .select({ id: sheets.id })
    .from(sheets)
    .innerJoin(experts, eq(experts.id, sheets.expertId))
    .where(filter)
    .orderBy(turn(sortColumns[sort]), turn(sheets.id))
}

/** Rows in the order of their ids. */
export const sheetRows = async (db: Database, roundId: string, ids: readonly string[]): Promise<SheetRow[]> => {
  if (ids.length === 0) return []
  const byId = new Map((await loadSheetRows(db, roundId, ids)).map((row) => [row.id, row]))
  return ids.flatMap((id) => byId.get(id) ?? [])
}

/** One page of a round's sheets; void ones only where they are asked for. */
export const pageSheets = async (ctx: Context, input: Input): Promise<Page<SheetRow>> => {
  authorize(ctx, 'sheet:read', input.roundId)
  const every = sheetIds(ctx.db, sheetFilter(input), input)
  const [total, ids] = await Promise.all([
    ctx.db.$count(every.as('every')),
    sheetIds(ctx.db, sheetFilter(input), input)
      .limit(input.size)
      .offset((input.page - 1) * input.size),
  ])
  const rows = await sheetRows(
    ctx.db,
    input.roundId,
    ids.map(({ id }) => id),
  )
  return { rows, total }
}
