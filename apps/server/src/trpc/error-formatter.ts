import { StandardSchemaV1Error, TRPCError, type TRPC_ERROR_CODE_KEY, type TRPCErrorFormatter } from '@trpc/server'
import { ServiceError, type ErrorCode } from '@zhengji/services/errors'
import { decodeRefusal, encodeRefusal } from '@zhengji/domain/refusal/refusal'
import type { RefusalReason } from '@zhengji/domain/refusal/texts'
import { explainFailure } from '../failure.ts'
import type { RequestContext } from './context.ts'
import type { ErrorShape } from './error-shape.ts'

type FormatterOptions = Parameters<TRPCErrorFormatter<RequestContext, ErrorShape>>[0]

/** The eight codes of the services in tRPC's words. */
export const trpcCodes = {
  VALIDATION: 'BAD_REQUEST',
  UNAUTHENTICATED: 'UNAUTHORIZED',
  FORBIDDEN: 'FORBIDDEN',
  NOT_FOUND: 'NOT_FOUND',
  CONFLICT: 'CONFLICT',
  PRECONDITION: 'PRECONDITION_FAILED',
  LIMIT: 'TOO_MANY_REQUESTS',
  UNAVAILABLE: 'SERVICE_UNAVAILABLE',
} as const satisfies Record<ErrorCode, TRPC_ERROR_CODE_KEY>

/** What tRPC itself refuses (unknown procedure, wrong method, unreadable JSON) in our words. */
const ownReasons: Partial<Record<TRPC_ERROR_CODE_KEY, RefusalReason>> = {
  BAD_REQUEST: 'input-invalid',
  PARSE_ERROR: 'input-invalid',
  UNPROCESSABLE_CONTENT: 'input-invalid',
  UNSUPPORTED_MEDIA_TYPE: 'input-invalid',
  METHOD_NOT_SUPPORTED: 'input-invalid',
  NOT_FOUND: 'not-found',
}

/** The same error under the code that the caller may see; what nobody foresaw stays INTERNAL_SERVER_ERROR. */
export const translateError = (error: unknown): TRPCError => {
  // tRPC wraps whatever a resolver throws as the cause of an internal error; its own refusals stay as they are.
  if (error instanceof TRPCError && error.code !== 'INTERNAL_SERVER_ERROR') return error
  const failure = explainFailure(error instanceof TRPCError ? error.cause : error)
  if (failure) return new TRPCError({ code: trpcCodes[failure.code], message: failure.reason, cause: failure })
  return error instanceof TRPCError ? error : new TRPCError({ code: 'INTERNAL_SERVER_ERROR', cause: error })
}

type Issue = StandardSchemaV1Error['issues'][number]

const pathOf = (issue: Issue): string => (issue.path ?? []).map((step) => String(typeof step === 'object' ? step.key : step)).join('.')

/** valibot's own sentences may quote what was sent; only our encoded refusals go out. */
const messageOf = (issue: Issue): string => {
  if (decodeRefusal(issue.message)) return issue.message
  const missing = 'received' in issue && (issue.received === 'undefined' || issue.received === 'null')
  return encodeRefusal({ reason: missing ? 'field-required' : 'field-invalid', params: {} })
}

const flatten = (issues: readonly Issue[]): Record<string, string[]> => {
  const fields: Record<string, string[]> = {}
  for (const issue of issues) (fields[pathOf(issue)] ??= []).push(messageOf(issue))
  return fields
}

/**
 * The only place where an error becomes an answer; `translateError` has run before. Nothing of the cause of an internal error
 * leaves the process.
 */
export const formatError = ({ error, shape, ctx }: Pick<FormatterOptions, 'error' | 'shape' | 'ctx'>): ErrorShape => {
  const failure = error.cause instanceof ServiceError ? error.cause : null
  const reason = failure?.reason ?? ownReasons[error.code] ?? 'internal-error'
  return {
    message: reason,
    code: shape.code,
    data: {
      code: error.code,
      httpStatus: shape.data.httpStatus,
      reason,
      params: failure?.params ?? {},
      ...(error.cause instanceof StandardSchemaV1Error ? { issues: flatten(error.cause.issues) } : {}),
      ...(failure?.code === 'CONFLICT' ? { conflict: failure.data } : {}),
      requestId: ctx?.requestId ?? '',
    },
  }
}
