import { desc, eq, type SQL } from 'drizzle-orm'
import type * as v from 'valibot'
import type { Database } from '@zhengji/db/database'
import { rubricVersions, sheetPacks } from '@zhengji/db/schema/index'
import type { roundIdInput } from '@zhengji/domain/round/input'
import type { SheetPackView } from '@zhengji/domain/sheet/view'
import { authorize } from '../authorize.ts'
import type { Context } from '../context.ts'
import { ServiceError } from '../errors.ts'
import { namesOf } from '../user/names.ts'

const loadPacks = async (db: Database, filter: SQL): Promise<SheetPackView[]> => {
  const rows = await db
    .select({ pack: sheetPacks, rubricVersion: rubricVersions.version })
    .from(sheetPacks)
    .innerJoin(rubricVersions, eq(rubricVersions.id, sheetPacks.rubricVersionId))
    .where(filter)
    .orderBy(desc(sheetPacks.id))
    .limit(200)
  const nameOf = await namesOf(
    db,
    rows.map(({ pack }) => pack.requestedBy),
  )
  return rows.map(({ pack, rubricVersion }) => ({
    id: pack.id,
    role: pack.role,
    status: pack.status,
    progress: pack.progress,
    total: pack.total,
    failure: pack.failure,
    zipFileId: pack.zipFileId,
    rubricVersion,
    dueAt: pack.dueAt?.toString() ?? null,
    requestedBy: nameOf(pack.requestedBy),
    requestedAt: pack.requestedAt.toString(),
    finishedAt: pack.finishedAt?.toString() ?? null,
  }))
}

/** Packs of a round, newest first. */
export const listPacks = async (ctx: Context, input: v.InferOutput<typeof roundIdInput>): Promise<SheetPackView[]> => {
  authorize(ctx, 'sheet:read', input.roundId)
  return loadPacks(ctx.db, eq(sheetPacks.roundId, input.roundId))
}

/** Throws NOT_FOUND. */
export const loadPackView = async (db: Database, packId: string): Promise<SheetPackView> => {
  const [pack] = await loadPacks(db, eq(sheetPacks.id, packId))
  if (pack === undefined) throw new ServiceError('NOT_FOUND', 'not-found')
  return pack
}
