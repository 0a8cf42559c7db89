import type { Logger } from 'pino'

/**
 * Class, code and stack of an error and its causes. Not pino's own serializer: it copies every property, and drizzle's errors
 * carry the parameters of the query, that is, what people typed. Their message ends with them too, so it is cut there.
 */
export const describeError = (error: unknown): unknown => {
  if (!(error instanceof Error)) return { type: typeof error }
  return {
    type: error.name,
    ...('code' in error ? { code: error.code } : {}),
    stack: (error.stack ?? error.message).replace(/\nparams: [\s\S]*?(?=\n {4}at |$)/, '\nparams: ***'),
    ...(error.cause === undefined ? {} : { cause: describeError(error.cause) }),
  }
}

/** The log of the process, with errors described as above. */
export const withSafeErrors = (log: Logger): Logger => log.child({}, { serializers: { err: describeError } })
