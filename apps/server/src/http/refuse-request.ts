import type { Context } from 'hono'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import type { TRPC_ERROR_CODE_KEY } from '@trpc/server'
import { TRPC_ERROR_CODES_BY_KEY } from '@trpc/server/rpc'
import type { ServiceError } from '@zhengji/services/errors'
import type { RefusalParams } from '@zhengji/domain/refusal/refusal'
import type { RefusalReason } from '@zhengji/domain/refusal/texts'
import { explainFailure } from '../failure.ts'
import { trpcCodes } from '../trpc/error-formatter.ts'
import type { ErrorShape } from '../trpc/error-shape.ts'
import type { ServerEnv } from './env.ts'

const statuses = {
  BAD_REQUEST: 400,
  UNAUTHORIZED: 401,
  FORBIDDEN: 403,
  NOT_FOUND: 404,
  CONFLICT: 409,
  PRECONDITION_FAILED: 412,
  PAYLOAD_TOO_LARGE: 413,
  TOO_MANY_REQUESTS: 429,
  INTERNAL_SERVER_ERROR: 500,
  SERVICE_UNAVAILABLE: 503,
} as const satisfies Partial<Record<TRPC_ERROR_CODE_KEY, ContentfulStatusCode>>

/**
 * The answer to whatever is refused outside a procedure, with the same fields as a procedure's error data; below /trpc in the
 * envelope that the client unpacks.
 */
export const refuseRequest = (
  c: Context<ServerEnv>,
  code: keyof typeof statuses,
  reason: RefusalReason,
  params: RefusalParams = {},
): Response => {
  const httpStatus = statuses[code]
  const data: ErrorShape['data'] = { code, httpStatus, reason, params, requestId: c.get('requestId') }
  const envelope: { error: ErrorShape } = { error: { message: reason, code: TRPC_ERROR_CODES_BY_KEY[code], data } }
  return c.json(c.req.path.startsWith('/trpc') ? envelope : data, httpStatus, { 'cache-control': 'no-store' })
}

/** The same for a request whose body nobody reads: what is left of it would stand before the next request on the connection. */
export const refuseUnread: typeof refuseRequest = (c, ...refusal) => {
  const answer = refuseRequest(c, ...refusal)
  if (c.req.method !== 'GET' && c.req.method !== 'HEAD') answer.headers.set('connection', 'close')
  return answer
}

/** A file beyond the limit is no reason to wait, which the code of the other limits would say. */
const codeOf = (failure: ServiceError): keyof typeof statuses =>
  failure.reason === 'file-too-large' ? 'PAYLOAD_TOO_LARGE' : trpcCodes[failure.code]

/** Null when nobody foresaw the error. */
export const answerFailure = (c: Context<ServerEnv>, error: unknown): Response | null => {
  const failure = explainFailure(error)
  return failure && refuseRequest(c, codeOf(failure), failure.reason, failure.params)
}
