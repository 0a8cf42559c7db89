import type { Context } from '@zhengji/services/context'
import type { SystemHealth } from '@zhengji/domain/system/view'

/** The session's way in and out of a request; procedures never see cookies or headers. */
export interface SessionTransport {
  /** From the cookie, unchecked. */
  readonly token: string | null
  /** Of the peer, or of the client named by a trusted proxy. */
  readonly address: string
  readonly userAgent: string
  /** Sets the cookie on the answer. */
  remember(token: string): void
  forget(): void
}

/** Sign-in attempts per address. */
export interface AttemptLimit {
  /** Counts this attempt; throws ServiceError LIMIT with the seconds to wait when too many failed before. */
  consume(address: string): Promise<void>
  /** An attempt that succeeded does not count. */
  reward(address: string): Promise<void>
}

/** What every procedure gets: the services' context plus what only the session and system procedures use. */
export interface RequestContext extends Context {
  readonly session: SessionTransport
  readonly signInLimit: AttemptLimit
  readonly health: () => Promise<SystemHealth>
}
