import { and, eq, isNull, ne } from 'drizzle-orm'
import type * as v from 'valibot'
import { sheetPacks, sheets } from '@zhengji/db/schema/index'
import type { reissueSheetInput } from '@zhengji/domain/sheet/input'
import type { SheetPackView } from '@zhengji/domain/sheet/view'
import { authorize } from '../authorize.ts'
import type { Context } from '../context.ts'
import { ServiceError } from '../errors.ts'
import { lockRound } from '../round/load.ts'
import { withTransaction } from '../transaction.ts'
import { issueSheets, loadIssuable, voidSheets } from './issue.ts'
import { loadPackView } from './packs.ts'

/**
 * Makes one sheet void and issues new ones of the same kind (its role, or all) to all members who now have none: after a declared
 * recusal, a lost file, or, given the void sheet of somebody who was replaced, to whoever moved up. Scores of a void sheet count no more. Refused when everybody has one.
 */
export const reissueSheet = async (ctx: Context, input: v.InferOutput<typeof reissueSheetInput>): Promise<SheetPackView> => {
  const [known] = await ctx.db
    .select({ roundId: sheets.roundId, role: sheetPacks.role, dueAt: sheetPacks.dueAt })
    .from(sheets)
    .innerJoin(sheetPacks, eq(sheetPacks.id, sheets.packId))
    .where(eq(sheets.id, input.sheetId))
  if (known === undefined) throw new ServiceError('NOT_FOUND', 'not-found')
  authorize(ctx, 'sheet:write', known.roundId)
  return withTransaction(ctx, async (tx) => {
    const issuable = await loadIssuable(tx, await lockRound(tx.db, known.roundId), known.role)
    await voidSheets(tx, [input.sheetId], input.reason)
    const valid = await tx.db
      .select({ expertId: sheets.expertId })
      .from(sheets)
      .innerJoin(sheetPacks, eq(sheetPacks.id, sheets.packId))
      .where(
        and(
          eq(sheets.roundId, known.roundId),
          ne(sheets.status, 'void'),
          known.role === null ? isNull(sheetPacks.role) : eq(sheetPacks.role, known.role),
        ),
      )
    const served = new Set(valid.map(({ expertId }) => expertId))
    const members = issuable.members.filter(({ id }) => !served.has(id))
    if (members.length === 0) throw new ServiceError('PRECONDITION', 'sheet-nobody-without')
    const now = await tx.ports.clock(tx.db)
    // A day that has passed already is nobody's deadline any more.
    const dueAt = known.dueAt !== null && Temporal.Instant.compare(known.dueAt, now) > 0 ? known.dueAt : null
    return loadPackView(tx.db, await issueSheets(tx, { ...issuable, members }, dueAt, input.reason))
  })
}
