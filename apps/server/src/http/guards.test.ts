import { Hono } from 'hono'
import { describe, expect, it } from 'vitest'
import { csrf } from './csrf.ts'
import type { ServerEnv } from './env.ts'
import { requestId } from './request-id.ts'
import { securityHeaders } from './security-headers.ts'
import { sessionCookie } from './session-cookie.ts'
import { transport } from './transport.ts'

interface Asked {
  readonly method?: string
  readonly headers?: Record<string, string>
  readonly peer?: string
}

/** A server of one route behind our guards, asked as `peer` would ask. */
const guarded = (publicUrl: string, allowPlainHttp = false) => {
  const secure = publicUrl.startsWith('https:')
  const cookie = sessionCookie(secure)
  const app = new Hono<ServerEnv>()
  app.use(requestId, securityHeaders(secure), transport({ publicUrl, allowPlainHttp }), csrf(publicUrl))
  app.all('/in', (c) => {
    c.header('set-cookie', cookie.issue('secret'))
    return c.text(c.get('address'))
  })
  return ({ method = 'GET', headers = {}, peer = '127.0.0.1' }: Asked) =>
    app.request(
      '/in',
      { method, headers: { host: new URL(publicUrl).host, ...headers } },
      { incoming: { socket: { remoteAddress: peer } } as never },
    )
}

const local = guarded('http://127.0.0.1:3000')
const own = { origin: 'http://127.0.0.1:3000', 'sec-fetch-site': 'same-origin', 'x-zhengji': '1' }

describe('mutations from elsewhere', () => {
  it.each([
    ['our own page', own, 200],
    ['our own page in a browser without Sec-Fetch-Site', { origin: own.origin, 'x-zhengji': '1' }, 200],
    ['our own page in a browser without Origin', { 'sec-fetch-site': 'same-origin', 'x-zhengji': '1' }, 200],
    ['our own page without our header', { origin: own.origin, 'sec-fetch-site': 'same-origin' }, 403],
    ['a form on another site', { origin: 'http://evil.example', 'sec-fetch-site': 'cross-site' }, 403],
    ['another site that knows our header', { ...own, origin: 'http://evil.example' }, 403],
    ['another port of this machine', { ...own, origin: 'http://127.0.0.1:4000' }, 403],
    ['a sibling host', { ...own, 'sec-fetch-site': 'same-site' }, 403],
    ['a sandboxed frame', { ...own, origin: 'null' }, 403],
    ['a program that says nothing about itself', { 'x-zhengji': '1' }, 403],
  ])('%s', async (_who, headers: Record<string, string>, status) => {
    for (const type of ['application/json', 'application/octet-stream', 'text/plain']) {
      for (const method of ['POST', 'PUT', 'DELETE']) {
        expect((await local({ method, headers: { ...headers, 'content-type': type } })).status).toBe(status)
      }
    }
  })

  it('are refused with a reason that the page can translate', async () => {
    const answer = await local({ method: 'POST' })
    expect(await answer.json()).toEqual({
      code: 'FORBIDDEN',
      httpStatus: 403,
      reason: 'cross-site-request',
      params: {},
      requestId: answer.headers.get('x-request-id'),
    })
  })
})

describe('plain http', () => {
  it.each([
    ['this machine by its own name', {}, '127.0.0.1', 200],
    ['this machine over IPv6', { host: '[::1]:3000' }, '::1', 200],
    ['this machine as localhost', { host: 'localhost:3000' }, '::ffff:127.0.0.1', 200],
    ['another machine', { host: '10.0.0.5:3000' }, '10.0.0.9', 403],
    ['another machine that claims to be us', { host: 'localhost:3000' }, '10.0.0.9', 403],
    ['a foreign name that resolves to this machine', { host: 'evil.example:3000' }, '127.0.0.1', 403],
    ['a name that begins like ours', { host: 'localhost.evil.example' }, '127.0.0.1', 403],
  ])('from %s', async (_who, headers: Record<string, string>, peer, status) => {
    expect((await local({ headers, peer })).status).toBe(status)
  })

  it('from another machine is served when it is explicitly allowed', async () => {
    const answer = await guarded('http://10.0.0.5:3000', true)({ peer: '10.0.0.9' })
    expect([answer.status, await answer.text()]).toEqual([200, '10.0.0.9'])
  })
})

describe('behind a TLS proxy', () => {
  const remote = guarded('https://zhengji.example.cn')

  it('the address is the one that the proxy itself saw, not what the client wrote before it', async () => {
    const answer = await remote({ peer: '10.0.0.1', headers: { 'x-forwarded-for': '1.1.1.1, 203.0.113.7', 'x-forwarded-proto': 'https' } })
    expect(await answer.text()).toBe('203.0.113.7')
  })

  it('a request that reached the proxy in the clear is refused', async () => {
    expect((await remote({ headers: { 'x-forwarded-proto': 'http' } })).status).toBe(403)
  })

  it('without a proxy a forwarded address is not believed', async () => {
    expect(await (await local({ headers: { 'x-forwarded-for': '203.0.113.7' } })).text()).toBe('127.0.0.1')
  })
})

describe('the cookie of a session', () => {
  it('is bound to the host, closed to scripts and to http where there is https', async () => {
    const answer = await guarded('https://zhengji.example.cn')({})
    expect(answer.headers.get('set-cookie')).toBe('__Host-zhengji=secret; Path=/; HttpOnly; Secure; SameSite=Lax')
    expect(answer.headers.get('strict-transport-security')).toBe('max-age=63072000')
  })

  it('has a plain name on this machine, where browsers refuse the prefix over http', async () => {
    expect((await local({})).headers.get('set-cookie')).toBe('zhengji=secret; Path=/; HttpOnly; SameSite=Lax')
  })
})

describe('the headers of every answer', () => {
  it('allow nothing inline and nothing foreign, refusals included', async () => {
    for (const answer of [await local({}), await local({ method: 'POST' })]) {
      const policy = answer.headers.get('content-security-policy') ?? ''
      expect(policy).toContain("default-src 'self'")
      expect(policy).toContain("frame-ancestors 'none'")
      expect(policy).not.toMatch(/unsafe|\*|http/)
      expect(answer.headers.get('x-content-type-options')).toBe('nosniff')
      expect(answer.headers.get('referrer-policy')).toBe('no-referrer')
      expect(answer.headers.get('cross-origin-opener-policy')).toBe('same-origin')
      expect(answer.headers.get('strict-transport-security')).toBeNull()
    }
  })
})
