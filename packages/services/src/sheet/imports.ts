import { eq } from 'drizzle-orm'
import type * as v from 'valibot'
import { sheetImports } from '@zhengji/db/schema/index'
import type { roundIdInput } from '@zhengji/domain/round/input'
import type { SheetImportRow } from '@zhengji/domain/sheet/view'
import { authorize } from '../authorize.ts'
import type { Context } from '../context.ts'
import { loadImports } from './import-view.ts'

export const listImports = async (ctx: Context, input: v.InferOutput<typeof roundIdInput>): Promise<SheetImportRow[]> => {
  authorize(ctx, 'sheet:read', input.roundId)
  return loadImports(ctx.db, eq(sheetImports.roundId, input.roundId))
}
