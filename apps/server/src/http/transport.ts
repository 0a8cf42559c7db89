import { isIP } from 'node:net'
import type { Context } from 'hono'
import { createMiddleware } from 'hono/factory'
import type { ServerEnv } from './env.ts'
import { refuseUnread } from './refuse-request.ts'

export interface TransportOptions {
  /** Origin as browsers see it. https: a TLS proxy stands in front and its forwarding headers are trusted. */
  readonly publicUrl: string
  readonly allowPlainHttp: boolean
}

const isLoopback = (host: string): boolean =>
  host === 'localhost' || host === '[::1]' || host === '::1' || /^(::ffff:)?127\.\d+\.\d+\.\d+$/.test(host)

const hostnameOf = (c: Context<ServerEnv>): string => {
  const host = c.req.header('host') ?? ''
  return URL.canParse(`http://${host}`) ? new URL(`http://${host}`).hostname : ''
}

const peerOf = (c: Context<ServerEnv>): string => c.env?.incoming?.socket.remoteAddress ?? '127.0.0.1'

/** Whether browsers speak https with us; decides about the cookie's flags. */
export const isSecure = ({ publicUrl }: TransportOptions): boolean => publicUrl.startsWith('https:')

/**
 * Refuses plain http from other machines unless it is explicitly allowed: passwords would cross the network in the clear.
 * On loopback both the peer and the Host header must be this machine, so that a foreign name that resolves to 127.0.0.1 gets nothing.
 */
export const transport = (options: TransportOptions) =>
  createMiddleware<ServerEnv>(async (c, next) => {
    const peer = peerOf(c)
    if (isSecure(options)) {
      // The last entry is the one that our own proxy wrote; those before it are the client's word.
      const forwarded = c.req.header('x-forwarded-for')?.split(',').at(-1)?.trim() ?? ''
      c.set('address', isIP(forwarded) ? forwarded : peer)
      if (c.req.header('x-forwarded-proto') === 'http') return refuseUnread(c, 'FORBIDDEN', 'plain-http-refused')
    } else {
      c.set('address', peer)
      if (!options.allowPlainHttp && !(isLoopback(peer) && isLoopback(hostnameOf(c))))
        return refuseUnread(c, 'FORBIDDEN', 'plain-http-refused')
    }
    return next()
  })
