import { and, eq } from 'drizzle-orm'
import type * as v from 'valibot'
import { listPreferences } from '@zhengji/db/schema/index'
import type { savePreferenceInput } from '@zhengji/domain/list/input'
import type { ListPreference } from '@zhengji/domain/list/view'
import { actingUser } from '../authorize.ts'
import type { Context } from '../context.ts'
import { ServiceError } from '../errors.ts'

/** How the acting person wants to see the lists that they have arranged; others come as they are. */
export const getListPreferences = (ctx: Context): Promise<ListPreference[]> =>
  ctx.db
    .select({
      list: listPreferences.list,
      columns: listPreferences.columns,
      views: listPreferences.views,
      revision: listPreferences.revision,
    })
    .from(listPreferences)
    .where(eq(listPreferences.userId, actingUser(ctx)))

/** Replaces the arrangement and the saved views of one list. Two windows of one person are a lost race like any other. */
export const saveListPreference = async (ctx: Context, input: v.InferOutput<typeof savePreferenceInput>): Promise<ListPreference> => {
  const userId = actingUser(ctx)
  const { list, columns, views, revision } = input
  const [saved] =
    revision === 0
      ? await ctx.db.insert(listPreferences).values({ userId, list, columns, views }).onConflictDoNothing().returning()
      : await ctx.db
          .update(listPreferences)
          .set({ columns, views, revision: revision + 1 })
          .where(and(eq(listPreferences.userId, userId), eq(listPreferences.list, list), eq(listPreferences.revision, revision)))
          .returning()
  if (saved === undefined) {
    const current = (await getListPreferences(ctx)).find((one) => one.list === list) ?? null
    throw new ServiceError('CONFLICT', 'stale-revision', {}, { current })
  }
  return { list, columns: saved.columns, views: saved.views, revision: saved.revision }
}
