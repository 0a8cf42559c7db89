import type { Refusal, RefusalParams } from '@zhengji/domain/refusal/refusal'
import type { RefusalReason } from '@zhengji/domain/refusal/texts'

/**
 * The closed set of ways in which a verb says no. CONFLICT is a lost race (look again and repeat);
 * PRECONDITION is a rule of the domain (repeating does not help).
 */
export type ErrorCode = 'VALIDATION' | 'UNAUTHENTICATED' | 'FORBIDDEN' | 'NOT_FOUND' | 'CONFLICT' | 'PRECONDITION' | 'LIMIT' | 'UNAVAILABLE'

/** Thrown by services only; routers and job handlers map it in one place. `data` is safe to show (both versions at a CONFLICT). */
export class ServiceError extends Error {
  override readonly name = 'ServiceError'
  readonly code: ErrorCode
  readonly reason: RefusalReason
  readonly params: RefusalParams
  readonly data: unknown

  constructor(code: ErrorCode, reason: RefusalReason, params: RefusalParams = {}, data: unknown = null) {
    super(`${code} ${reason}`)
    this.code = code
    this.reason = reason
    this.params = params
    this.data = data
  }
}

/** Turns a domain decision into the error that ends the transaction. */
export const refusedBy = (refusal: Refusal): ServiceError => new ServiceError('PRECONDITION', refusal.reason, refusal.params)
