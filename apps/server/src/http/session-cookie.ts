import type { Context } from 'hono'
import { getCookie } from 'hono/cookie'
import { serialize, type CookieOptions } from 'hono/utils/cookie'
import type { ServerEnv } from './env.ts'

export interface SessionCookie {
  read(c: Context<ServerEnv>): string | null
  /** Values of a Set-Cookie header. */
  issue(token: string): string
  clear(): string
}

/**
 * The session's token in a cookie that scripts cannot read and that leaves no trace after the browser closes (no Max-Age; the
 * session's own limits decide). Over https `__Host-` binds it to this very host; over http browsers refuse that prefix.
 */
export const sessionCookie = (secure: boolean): SessionCookie => {
  const name = secure ? '__Host-zhengji' : 'zhengji'
  const options: CookieOptions = { path: '/', httpOnly: true, secure, sameSite: 'Lax' }
  return {
    read: (c) => getCookie(c, name) ?? null,
    issue: (token) => serialize(name, token, options),
    clear: () => serialize(name, '', { ...options, maxAge: 0 }),
  }
}
