import { eq } from 'drizzle-orm'
import { experts } from '@zhengji/db/schema/index'
import type { Context } from '../context.ts'
import { searchColumns } from './search.ts'

/**
 * Writes the search columns of experts that were registered before there were any: SQL knows no pinyin, so no migration can.
 * Nothing that people entered changes, so the trail has no entry.
 */
export const fillExpertSearch = async (ctx: Context): Promise<number> => {
  const bare = await ctx.db.select().from(experts).where(eq(experts.nameKey, ''))
  for (const expert of bare) await ctx.db.update(experts).set(searchColumns(expert)).where(eq(experts.id, expert.id))
  return bare.length
}
