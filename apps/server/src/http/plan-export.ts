import { Hono } from 'hono'
import * as v from 'valibot'
import { idField } from '@zhengji/domain/fields'
import { ServiceError } from '@zhengji/services/errors'
import { exportPlan } from '@zhengji/services/reminder/export'
import type { ServerParts } from '../server-parts.ts'
import { contentDisposition } from './content-disposition.ts'
import type { ServerEnv } from './env.ts'
import { contextOf } from './request-context.ts'

const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
const query = v.object({ roundId: idField, locale: v.optional(v.picklist(['zh', 'en']), 'zh') })

/** `GET /api/reminders/plan.xlsx?roundId=…&locale=zh`: the reminder plan of a round as a workbook. */
export const planExportRoutes = (parts: ServerParts) => {
  const context = contextOf(parts)
  return new Hono<ServerEnv>().get('/plan.xlsx', async (c) => {
    const ctx = await context.plain(c)
    const input = v.safeParse(query, c.req.query())
    if (!input.success) throw new ServiceError('VALIDATION', 'input-invalid')
    const { name, bytes } = await exportPlan(ctx, input.output)
    return c.body(new Uint8Array(bytes), 200, {
      'content-type': xlsx,
      'content-disposition': contentDisposition('attachment', name),
      'cache-control': 'private, no-store',
    })
  })
}
