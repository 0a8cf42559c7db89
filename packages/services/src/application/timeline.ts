import { asc, eq } from 'drizzle-orm'
import type * as v from 'valibot'
import { auditEntries } from '@zhengji/db/schema/index'
import type { applicationIdInput } from '@zhengji/domain/application/input'
import type { TimelineEntry } from '@zhengji/domain/application/view'
import { toTimelineEntry } from '../audit/row.ts'
import type { Context } from '../context.ts'
import { loadPermitted } from './load.ts'

/** What happened to an application, oldest first, from the audit trail; the first 1,000 entries. */
export const getTimeline = async (ctx: Context, input: v.InferOutput<typeof applicationIdInput>): Promise<TimelineEntry[]> => {
  await loadPermitted(ctx, input.applicationId, 'application:read')
  const rows = await ctx.db
    .select()
    .from(auditEntries)
    .where(eq(auditEntries.applicationId, input.applicationId))
    .orderBy(asc(auditEntries.seq))
    .limit(1_000)
  return rows.map(toTimelineEntry)
}
