import type { TRPC_ERROR_CODE_KEY, TRPC_ERROR_CODE_NUMBER } from '@trpc/server'
import type { RefusalParams } from '@zhengji/domain/refusal/refusal'
import type { RefusalReason } from '@zhengji/domain/refusal/texts'

/** What the SPA learns about a refused call. The reason is a stable literal that it translates; nothing else is for people. */
export interface ErrorShape {
  readonly message: string
  readonly code: TRPC_ERROR_CODE_NUMBER
  readonly data: {
    readonly code: TRPC_ERROR_CODE_KEY
    readonly httpStatus: number
    readonly reason: RefusalReason
    readonly params: RefusalParams
    /** Field path (`entities.0.creditCode`) → encoded refusals, at BAD_REQUEST. */
    readonly issues?: Readonly<Record<string, readonly string[]>>
    /** The stored version, at CONFLICT. */
    readonly conflict?: unknown
    /** Also in the log and in the audit trail. */
    readonly requestId: string
  }
}
