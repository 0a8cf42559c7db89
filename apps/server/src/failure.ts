import { ServiceError } from '@zhengji/services/errors'

/** `code` of Node's and PostgreSQL's errors, wherever it hides in the chain of causes (drizzle wraps what pg throws). */
const codesOf = (error: unknown): string[] => {
  const codes: string[] = []
  let current = error
  // Ten causes deep is far beyond what any library nests, and ends a cycle.
  for (let depth = 0; depth < 10 && current instanceof Error; depth += 1) {
    if ('code' in current && typeof current.code === 'string') codes.push(current.code)
    // pg's pool reports a connection that cannot be had without any code.
    if (/timeout exceeded when trying to connect|Connection terminated|Cannot use a pool after calling end/.test(current.message))
      codes.push('08000')
    if (current instanceof AggregateError) codes.push(...current.errors.flatMap(codesOf))
    current = current.cause
  }
  return codes
}

/** Nobody answers, PostgreSQL starts or stops, has no connection left, or was told to cancel what took too long. */
const away = /^(08...|57P0[1235]|57014|53...|25P03|ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH)$/
/** Two transactions in each other's way: looking again and repeating helps. */
const race = /^(40001|40P01|55P03)$/
/** Data that PostgreSQL cannot store (NUL in a text, a number out of range): the caller's input, not our fault. */
const unstorable = /^22...$/

/**
 * The ServiceError that an unexpected failure means to the caller, or null: then it is ours, a generic 500 with the cause only in the log.
 */
export const explainFailure = (error: unknown): ServiceError | null => {
  if (error instanceof ServiceError) return error
  const codes = codesOf(error)
  if (codes.some((code) => away.test(code))) return new ServiceError('UNAVAILABLE', 'database-away')
  if (codes.some((code) => race.test(code))) return new ServiceError('CONFLICT', 'database-conflict')
  if (codes.some((code) => unstorable.test(code))) return new ServiceError('VALIDATION', 'input-invalid')
  return null
}
