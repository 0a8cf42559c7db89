import type { HttpBindings } from '@hono/node-server'
import type { Actor } from '@zhengji/services/context'

/** What middlewares hand on to routes. */
export interface ServerEnv {
  Bindings: Partial<HttpBindings>
  Variables: {
    requestId: string
    /** Of the peer, or of the client that a trusted proxy names. */
    address: string
    /** Who signed in, once a route has asked; for the access log. */
    actor?: Actor
  }
}
