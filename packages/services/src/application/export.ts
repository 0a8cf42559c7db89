import { inArray } from 'drizzle-orm'
import type * as v from 'valibot'
import { applications } from '@zhengji/db/schema/index'
import type { listApplicationsInput } from '@zhengji/domain/application/input'
import { statusLabels } from '@zhengji/domain/application/status-labels'
import { authorize } from '../authorize.ts'
import type { Context } from '../context.ts'
import { allIds } from '../list/page.ts'
import { rowsInChunks, textIn, wallTime, type ExportFrame, type ListSource } from '../list/source.ts'
import { listedApplications, storedRows } from './list.ts'
import { toApplicationRow } from './row.ts'

/** The list of applications for a workbook, as it is filtered and sorted on the page. */
export const exportApplications = async (
  ctx: Context,
  filter: v.InferOutput<typeof listApplicationsInput>,
  { definition, ids, fullPhones, locale }: ExportFrame,
): Promise<ListSource> => {
  authorize(ctx, 'application:read', filter.roundId)
  const pick = textIn(locale)
  const found = await allIds<string>(ctx.db, listedApplications(filter, ids === null ? undefined : inArray(applications.id, [...ids])))
  return rowsInChunks(
    found,
    (chunk) => storedRows(ctx.db, chunk),
    (stored) => {
      const row = toApplicationRow(stored)
      return {
        number: row.number,
        enterpriseName: row.enterpriseName,
        creditCode: row.creditCode,
        role: pick(definition.roles.find(({ id }) => id === row.role)?.name),
        status: pick(statusLabels[row.status].staff),
        contactName: row.contactName,
        contactPhone: fullPhones ? stored.contactPhone : row.contactPhone,
        received: wallTime(row.receivedAt, definition.timeZone),
        created: wallTime(row.createdAt, definition.timeZone),
      }
    },
  )
}
