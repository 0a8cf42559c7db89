import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createTestDatabase, type TestDatabase } from '@zhengji/testing/database'
import { addPerson, password, type Person } from '../testing/people.ts'
import { startTestServer, type Answer, type TestServer } from '../testing/test-server.ts'

let database: TestDatabase
let server: TestServer
let clerk: Person
beforeAll(async () => {
  database = await createTestDatabase()
  server = await startTestServer(database.url)
  clerk = await addPerson(database.db, ['clerk'], null, true)
})
afterAll(async () => {
  await server?.stop()
  await database?.drop()
})

const signIn = (login: string, secret: string) => server.call('mutation', 'session.signIn', { login, password: secret })

const tokenIn = (cookie: string | null): string => /^zhengji=([^;]+)/.exec(cookie ?? '')?.[1] ?? ''

describe('signing in', () => {
  it('answers who it is and keeps the token in a cookie that scripts cannot read', async () => {
    const answer = await signIn(clerk.login, password)
    expect([answer.status, answer.data]).toMatchObject([200, { login: clerk.login, grants: [{ role: 'clerk', roundId: null }] }])
    const cookie = answer.headers.get('set-cookie') ?? ''
    expect(cookie).toMatch(/^zhengji=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax$/)
    expect(JSON.stringify(answer.data)).not.toContain(tokenIn(cookie))
    expect((await server.call('query', 'session.me', undefined, tokenIn(cookie))).data).toMatchObject({ userId: clerk.id })
  })

  it('ends with signing out: the token is worth nothing and the cookie is gone', async () => {
    const token = tokenIn((await signIn(clerk.login, password)).headers.get('set-cookie'))
    const out = await server.call('mutation', 'session.signOut', undefined, token)
    expect([out.status, out.headers.get('set-cookie')]).toEqual([200, expect.stringMatching(/^zhengji=; Max-Age=0; Path=\//)])
    expect((await server.call('query', 'session.me', undefined, token)).data).toBeNull()
    expect((await server.call('query', 'session.list', undefined, token)).error?.reason).toBe('sign-in-required')
  })

  it('needs our header and our origin like every mutation', async () => {
    const body = JSON.stringify({ login: clerk.login, password })
    for (const headers of [{ origin: 'http://evil.example' }, { 'sec-fetch-site': 'cross-site' }]) {
      const answer = await server.fetch('/trpc/session.signIn', {
        method: 'POST',
        body,
        headers: { 'content-type': 'application/json', ...headers },
      })
      expect([answer.status, answer.headers.get('set-cookie')]).toEqual([403, null])
    }
    const bare = await fetch(`${server.url}/trpc/session.signIn`, {
      method: 'POST',
      body,
      headers: { 'content-type': 'text/plain', origin: server.url },
    })
    expect(bare.status).toBe(403)
  })

  it('is no query: a link cannot sign anybody in or out', async () => {
    expect((await server.call('query', 'session.signOut', undefined, clerk.token)).status).toBe(405)
    expect((await server.call('query', 'session.me', undefined, clerk.token)).data).not.toBeNull()
  })

  it('says the same about an unknown login, a wrong password and, after 5 failures, the right one', async () => {
    const locked = await addPerson(database.db, ['clerk'], null, true)
    const unknown = await signIn('nobody-at-all', 'wrong')
    expect([unknown.status, unknown.error?.reason]).toEqual([401, 'sign-in-failed'])
    for (let failure = 1; failure <= 5; failure += 1) {
      expect((await signIn(locked.login, `wrong ${failure}`)).error).toEqual({ ...unknown.error, requestId: expect.any(String) })
    }
    const right = await signIn(locked.login, password)
    expect(right.error).toEqual({ ...unknown.error, requestId: expect.any(String) })
    expect(right.headers.get('set-cookie')).toBeNull()
  })

  it('is limited per address, with the seconds to wait', async () => {
    const guesser = await startTestServer(database.url)
    try {
      const answers: Answer[] = []
      // 31 guesses at logins that do not exist: no account is locked, only the address.
      for (let guess = 0; guess < 31; guess += 1) {
        answers.push(await guesser.call('mutation', 'session.signIn', { login: `guess-${guess}`, password: 'x' }))
      }
      expect(answers.map(({ status }) => status)).toEqual([...Array.from({ length: 30 }, () => 401), 429])
      expect(answers.at(-1)?.error).toMatchObject({ reason: 'too-many-attempts', params: { seconds: expect.any(Number) } })
    } finally {
      await guesser.stop()
    }
  })
})

describe('a request', () => {
  it('too large for any input is refused before it is read', async () => {
    const answer = await server.fetch('/trpc/session.signIn', {
      method: 'POST',
      body: 'x'.repeat(1_100_000),
      headers: { 'content-type': 'application/json' },
    })
    expect(answer.status).toBe(413)
  })

  it('with more calls than a page makes is refused', async () => {
    const path = Array.from({ length: 31 }, () => 'session.me').join(',')
    expect((await server.fetch(`/trpc/${path}?batch=1&input=${encodeURIComponent('{}')}`)).status).toBe(400)
  })

  it('is numbered by us, whatever number it claims', async () => {
    const answer = await server.fetch('/trpc/session.me', { headers: { 'x-request-id': 'forged' } })
    expect(answer.headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/)
  })
})
