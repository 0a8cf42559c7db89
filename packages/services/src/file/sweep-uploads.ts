import { and, asc, isNull, lt } from 'drizzle-orm'
import { uploads } from '@zhengji/db/schema/index'
import type { Context } from '../context.ts'
import { abandonUpload } from './upload.ts'

/** A clerk who was cut off comes back the same day, or begins anew. */
const abandonedAfter = { hours: 24 } as const

/** More would hold up the sweep; the next one goes on. */
const limit = 500

/** Gives up uploads that nobody continues, and the room that their bytes take. Gives how many. */
export const sweepUploads = async (ctx: Context): Promise<number> => {
  const now = await ctx.ports.clock(ctx.db)
  const left = await ctx.db
    .select({ id: uploads.id })
    .from(uploads)
    .where(and(isNull(uploads.fileId), isNull(uploads.abandonedAt), lt(uploads.touchedAt, now.subtract(abandonedAfter))))
    .orderBy(asc(uploads.touchedAt))
    .limit(limit)
  for (const { id } of left) await abandonUpload(ctx, id)
  return left.length
}
