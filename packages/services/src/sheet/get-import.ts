import { eq } from 'drizzle-orm'
import type * as v from 'valibot'
import { sheetImports } from '@zhengji/db/schema/index'
import type { importIdInput } from '@zhengji/domain/sheet/input'
import type { SheetImportView } from '@zhengji/domain/sheet/view'
import { authorize } from '../authorize.ts'
import type { Context } from '../context.ts'
import { ServiceError } from '../errors.ts'
import { loadImport } from './import-view.ts'

export const getImport = async (ctx: Context, input: v.InferOutput<typeof importIdInput>): Promise<SheetImportView> => {
  const [known] = await ctx.db.select({ roundId: sheetImports.roundId }).from(sheetImports).where(eq(sheetImports.id, input.importId))
  if (known === undefined) throw new ServiceError('NOT_FOUND', 'not-found')
  authorize(ctx, 'sheet:read', known.roundId)
  return loadImport(ctx.db, input.importId)
}
