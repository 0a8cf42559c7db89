import { Hono } from 'hono'
import { streamSSE } from 'hono/streaming'
import { ServiceError } from '@zhengji/services/errors'
import type { ChangeEvent } from '@zhengji/services/notify'
import { isVisible } from '../events/visible.ts'
import type { ServerParts } from '../server-parts.ts'
import type { ServerEnv } from './env.ts'
import { contextOf } from './request-context.ts'

/** Proxies cut what is silent for a minute; the session is looked at again at the same beat. Milliseconds. */
const heartbeatMs = 20_000
/**
 * Browsers keep six connections to a host for all tabs together; more streams than this would leave none for the requests.
 * A further tab gets 204, which tells an EventSource not to come back, and is fresh when it is looked at again.
 */
const perSession = 3
/** A page that does not read gets no more than this many events queued; it fetches everything when it comes back. */
const backlog = 500

/**
 * `GET /api/events`: server-sent events `change` with {type, roundId, id} of what the listener may read. A page fetches again what
 * it shows; on reconnect it fetches everything, so a lost event costs nothing. Ends when the session ends or the server stops.
 */
export const eventRoutes = (parts: ServerParts) => {
  const beatMs = parts.eventBeatMs ?? heartbeatMs
  const context = contextOf(parts)
  const open = new Map<string, number>()
  return new Hono<ServerEnv>().get('/', async (c) => {
    let { actor } = await context.plain(c)
    if (actor.type === 'anonymous') throw new ServiceError('UNAUTHENTICATED', 'sign-in-required')
    const { sessionId } = actor.type === 'user' ? actor : { sessionId: '' }
    const others = open.get(sessionId) ?? 0
    if (others >= perSession) return c.body(null, 204)
    open.set(sessionId, others + 1)
    // nginx would collect events otherwise.
    c.header('x-accel-buffering', 'no')
    return streamSSE(
      c,
      async (stream) => {
        const queue: ChangeEvent[] = []
        let wake = noop
        const unsubscribe = parts.changes.subscribe((event) => {
          if (isVisible(actor, event) && queue.length < backlog) queue.push(event)
          wake()
        })
        stream.onAbort(() => wake())
        const onStop = () => wake()
        parts.stopping.addEventListener('abort', onStop)
        try {
          // Browsers reconnect after 2 s.
          await stream.writeSSE({ event: 'hello', data: '', retry: 2_000 })
          while (!stream.aborted && !parts.stopping.aborted) {
            const event = queue.shift()
            if (event) {
              await stream.writeSSE({ event: 'change', data: JSON.stringify(event) })
              continue
            }
            const idle = await beat(beatMs, (resolve) => (wake = resolve))
            if (!idle || stream.aborted || parts.stopping.aborted) continue
            actor = (await context.plain(c, { touch: false })).actor
            if (actor.type === 'anonymous') break
            await stream.write(': still here\n\n')
          }
        } finally {
          unsubscribe()
          const left = (open.get(sessionId) ?? 1) - 1
          if (left === 0) open.delete(sessionId)
          else open.set(sessionId, left)
          parts.stopping.removeEventListener('abort', onStop)
        }
      },
      async (error) => {
        // The browser connects again; a database that is away is no news here.
        parts.ports.log.warn({ err: error, requestId: c.get('requestId') }, 'an event stream ended early')
      },
    )
  })
}

const noop = (): void => {}

/** Waits until woken (false) or until the beat (true). */
const beat = (ms: number, onWake: (wake: () => void) => void): Promise<boolean> =>
  new Promise((resolve) => {
    const timer = setTimeout(() => resolve(true), ms)
    onWake(() => {
      clearTimeout(timer)
      resolve(false)
    })
  })
