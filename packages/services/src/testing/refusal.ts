import type { RefusalParams } from '@zhengji/domain/refusal/refusal'
import type { RefusalReason } from '@zhengji/domain/refusal/texts'
import { ServiceError, type ErrorCode } from '../errors.ts'

export interface Refused {
  readonly code: ErrorCode
  readonly reason: RefusalReason
  readonly params: RefusalParams
  readonly data: unknown
}

/** How a verb said no; a verb that said yes or broke fails the test. */
export const refusalOf = async (answer: Promise<unknown>): Promise<Refused> => {
  try {
    await answer
  } catch (error) {
    if (error instanceof ServiceError) return { code: error.code, reason: error.reason, params: error.params, data: error.data }
    throw error
  }
  throw new Error('nothing was refused')
}

/** Only code and reason, for tests that do not look at the rest. */
export const reasonOf = async (answer: Promise<unknown>): Promise<string> => {
  const { code, reason } = await refusalOf(answer)
  return `${code} ${reason}`
}
