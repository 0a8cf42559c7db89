import { inArray } from 'drizzle-orm'
import type * as v from 'valibot'
import { applications } from '@zhengji/db/schema/index'
import { statusLabels } from '@zhengji/domain/application/status-labels'
import type { listEnterprisesInput } from '@zhengji/domain/enterprise/input'
import { maskPhone } from '@zhengji/domain/enterprise/phone'
import { authorize } from '../authorize.ts'
import type { Context } from '../context.ts'
import { allIds } from '../list/page.ts'
import { rowsInChunks, textIn, wallTime, type ExportFrame, type ListSource } from '../list/source.ts'
import { enterpriseRows, listedEnterprises } from './list.ts'

/** The list of enterprises for a workbook. */
export const exportEnterprises = async (
  ctx: Context,
  filter: v.InferOutput<typeof listEnterprisesInput>,
  { definition, ids, fullPhones, locale }: ExportFrame,
): Promise<ListSource> => {
  authorize(ctx, 'application:read', filter.roundId)
  const pick = textIn(locale)
  const chosen = ids === null ? undefined : inArray(applications.enterpriseId, [...ids])
  const found = await allIds<string>(ctx.db, listedEnterprises(filter, chosen))
  return rowsInChunks(
    found,
    (chunk) => enterpriseRows(ctx.db, filter.roundId, chunk),
    (row) => ({
      name: row.name,
      creditCode: row.creditCode,
      applications: row.applications
        .map(({ number, role, status }) => {
          const name = pick(definition.roles.find(({ id }) => id === role)?.name)
          return [number, name, pick(statusLabels[status].staff)].filter(Boolean).join(' ')
        })
        .join('\n'),
      contactName: row.contactName,
      contactPhone: fullPhones ? row.contactPhone : maskPhone(row.contactPhone),
      created: wallTime(row.createdAt, definition.timeZone),
    }),
  )
}
