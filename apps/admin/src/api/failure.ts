import { isTRPCClientError } from '@trpc/client'
import { decodeRefusal, describeRefusal, isRefusalReason, type RefusalParams } from '@zhengji/domain/refusal/refusal'
import type { RefusalReason } from '@zhengji/domain/refusal/texts'
import type { Locale } from '@zhengji/domain/text'

/** What a refused or failed call means to a person; the only shape in which pages see errors. */
export interface Failure {
  /** `offline`: no answer came at all; `ended`: the session is over. */
  readonly kind: 'refused' | 'ended' | 'conflict' | 'offline' | 'broken'
  readonly reason: RefusalReason | null
  readonly params: RefusalParams
  readonly requestId: string | null
  /** Field path → encoded refusals. */
  readonly issues: Readonly<Record<string, readonly string[]>>
  /** The stored version, at a lost race. */
  readonly conflict: unknown
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null

const isParams = (value: unknown): value is RefusalParams =>
  isRecord(value) && Object.values(value).every((one) => typeof one === 'string' || typeof one === 'number')

const isIssues = (value: unknown): value is Record<string, string[]> =>
  isRecord(value) && Object.values(value).every((one) => Array.isArray(one) && one.every((message) => typeof message === 'string'))

const kindOf = (code: unknown, reason: unknown): Failure['kind'] => {
  // A wrong password is UNAUTHORIZED as well, but no session ended.
  if (reason === 'sign-in-required') return 'ended'
  if (code === 'CONFLICT') return 'conflict'
  if (code === 'INTERNAL_SERVER_ERROR') return 'broken'
  return 'refused'
}

/** From the error data of a procedure or the JSON body of a refused upload. */
export const failureFromData = (data: unknown): Failure => {
  const fields = isRecord(data) ? data : {}
  const reason = fields['reason']
  const requestId = fields['requestId']
  return {
    kind: kindOf(fields['code'], reason),
    reason: typeof reason === 'string' && isRefusalReason(reason) ? reason : null,
    params: isParams(fields['params']) ? fields['params'] : {},
    requestId: typeof requestId === 'string' && requestId !== '' ? requestId : null,
    issues: isIssues(fields['issues']) ? fields['issues'] : {},
    conflict: fields['conflict'],
  }
}

/** Nobody answered. */
export const offline: Failure = { kind: 'offline', reason: null, params: {}, requestId: null, issues: {}, conflict: undefined }

export class FailureError extends Error {
  override readonly name = 'FailureError'
  readonly failure: Failure
  constructor(failure: Failure) {
    super(failure.reason ?? failure.kind)
    this.failure = failure
  }
}

/** Anything thrown by a call as a failure; without an answer from the server it is `offline`. */
export const toFailure = (error: unknown): Failure => {
  if (error instanceof FailureError) return error.failure
  if (!isTRPCClientError(error)) return { ...offline, kind: 'broken' }
  const data: unknown = error.data
  return isRecord(data) ? failureFromData(data) : offline
}

/** The sentence for a refusal encoded in a form's issue; a foreign message falls back to “not valid”. */
export const describeIssue = (message: string, locale: Locale): string => {
  const refusal = decodeRefusal(message)
  return refusal ? describeRefusal(refusal.reason, refusal.params, locale) : describeRefusal('field-invalid', {}, locale)
}
