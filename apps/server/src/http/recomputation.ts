import { Hono } from 'hono'
import * as v from 'valibot'
import { idField } from '@zhengji/domain/fields'
import { ServiceError } from '@zhengji/services/errors'
import { exportRecomputation } from '@zhengji/services/result/recomputation'
import type { ServerParts } from '../server-parts.ts'
import { contentDisposition } from './content-disposition.ts'
import type { ServerEnv } from './env.ts'
import { contextOf } from './request-context.ts'

const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

const query = v.object({ locale: v.optional(v.picklist(['zh', 'en']), 'zh') })

/** `GET /api/results/:runId/recomputation.xlsx?locale=zh|en`: written anew each time from what the run rested on, never stored. */
export const recomputationRoutes = (parts: ServerParts) => {
  const context = contextOf(parts)
  return new Hono<ServerEnv>().get('/:runId/recomputation.xlsx', async (c) => {
    const ctx = await context.plain(c)
    if (ctx.actor.type === 'anonymous') throw new ServiceError('UNAUTHENTICATED', 'sign-in-required')
    const runId = v.safeParse(idField, c.req.param('runId'))
    if (!runId.success) throw new ServiceError('NOT_FOUND', 'not-found')
    const wanted = v.safeParse(query, c.req.query())
    if (!wanted.success) throw new ServiceError('VALIDATION', 'input-invalid')
    const { name, bytes } = await exportRecomputation(ctx, { runId: runId.output, ...wanted.output })
    return c.body(new Uint8Array(bytes), 200, {
      'cache-control': 'no-store',
      'content-disposition': contentDisposition('attachment', name),
      'content-type': xlsx,
    })
  })
}
