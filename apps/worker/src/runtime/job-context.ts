import type { Context } from '@zhengji/services/context'
import type { Mail } from '@zhengji/services/ports/mail'

/** What a handler gets besides its payload: the context of a verb, acting as the system, and what only jobs may use. */
export interface JobContext extends Context {
  /** null when the installation has no mail server */
  readonly mail: Mail | null
}
