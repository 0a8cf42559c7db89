import type { ServerType } from '@hono/node-server'
import type { Logger } from 'pino'

export interface StopOptions {
  readonly server: ServerType
  readonly log: Logger
  /** Ends what never ends by itself (event streams) and makes `/readyz` say so. */
  readonly onStop: () => void
  /** After the last request. */
  readonly close: () => Promise<void>
}

/** Process managers kill after 30 s; what is still open then (an upload over a slow line) is cut before that. Milliseconds. */
const patienceMs = 25_000

/** SIGTERM or SIGINT: no new connections, requests in hand are finished, then everything is closed and the process leaves with 0. */
export const stopGracefully = ({ server, log, onStop, close }: StopOptions): void => {
  let stopping = false
  const stop = (signal: NodeJS.Signals): void => {
    // A second Ctrl-C of an impatient person.
    if (stopping) process.exit(1)
    stopping = true
    log.info({ signal }, 'stopping')
    onStop()
    const cut = setTimeout(() => 'closeAllConnections' in server && server.closeAllConnections(), patienceMs)
    // A connection that falls idle after its last answer would stay for the keep-alive time.
    const sweep = setInterval(() => 'closeIdleConnections' in server && server.closeIdleConnections(), 100)
    server.close(() => {
      clearTimeout(cut)
      clearInterval(sweep)
      close().then(
        () => {
          log.info('stopped')
          process.exit(0)
        },
        (error: unknown) => {
          log.error({ err: error }, 'could not close everything')
          process.exit(1)
        },
      )
    })
  }
  process.on('SIGTERM', stop)
  process.on('SIGINT', stop)
  // The starter that supervises this process was killed and can send no signal; one that is stopping us already may go first.
  process.on('disconnect', () => {
    if (!stopping) stop('SIGTERM')
  })
}
