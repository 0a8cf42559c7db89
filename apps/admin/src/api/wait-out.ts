import { untilReachable } from './connection.ts'
import type { Failure } from './failure.ts'

/** Between two attempts while the database is away or the server restarts. */
const pauseMs = 2_000

/** Waits for what passes by itself (no connection, an ended session, a restart); true when it makes sense to try again. */
export const waitOut = async (failure: Failure, untilSignedIn: () => Promise<void>): Promise<boolean> => {
  if (failure.kind === 'ended') await untilSignedIn()
  else if (failure.kind === 'offline') await untilReachable()
  else if (failure.reason === 'database-away' || failure.reason === 'service-stopping') {
    await new Promise((resolve) => setTimeout(resolve, pauseMs))
  } else return false
  return true
}
