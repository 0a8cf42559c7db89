import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createTestDatabase, type TestDatabase } from '@zhengji/testing/database'
import { startTestServer, type TestServer } from '../testing/test-server.ts'

let database: TestDatabase
let server: TestServer
beforeAll(async () => {
  database = await createTestDatabase()
  server = await startTestServer(database.url)
})
afterAll(async () => {
  await server?.stop()
  await database?.drop()
})

describe('the built pages', () => {
  it.each(['/', '/index.html', '/rounds/1/applications', '/sign-in?next=%2F'])('%s is the page, asked for each time', async (path) => {
    const answer = await server.fetch(path)
    expect([answer.status, answer.headers.get('cache-control')]).toEqual([200, 'no-cache'])
    expect(answer.headers.get('content-type')).toMatch(/^text\/html/)
    expect(await answer.text()).toContain('征集')
  })

  it('keep hashed assets for good', async () => {
    const answer = await server.fetch('/assets/index-a1b2c3.js')
    expect([answer.status, answer.headers.get('cache-control')]).toEqual([200, 'public, max-age=31536000, immutable'])
    expect(answer.headers.get('content-type')).toMatch(/javascript/)
  })

  it('WebAssembly may be compiled in the worker that decodes scans, and nowhere else', async () => {
    const policyOf = async (path: string) => (await server.fetch(path)).headers.get('content-security-policy') ?? ''
    expect(await policyOf('/assets/pdf.worker.min-a1b2c3.mjs')).toBe(
      "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'",
    )
    for (const path of ['/', '/assets/index-a1b2c3.js', '/assets/pdf.worker.min-old.mjs'])
      expect(await policyOf(path)).toMatch(/script-src 'self';/)
    expect((await server.fetch('/assets/pdf.worker.min-a1b2c3.mjs')).headers.get('content-type')).toMatch(/javascript/)
  })

  it.each(['/assets/index-old.js', '/.built-from', '/api/nothing', '/api', '/metrics'])(
    '%s is not answered with the page',
    async (path) => {
      const answer = await server.fetch(path)
      expect([answer.status, answer.headers.get('content-type')]).toEqual([404, 'application/json'])
    },
  )

  it('an unknown procedure is not answered with the page', async () => {
    const { status, error } = await server.call('query', 'no.such', undefined)
    expect([status, error?.reason]).toEqual([404, 'not-found'])
  })

  it.each(['/../main.ts', '/%2e%2e/%2e%2e/etc/passwd', '/..%2fsigning.pem', '/assets/..%5c..%5cx'])(
    '%s leads nowhere else',
    async (path) => {
      const text = await (await server.fetch(path)).text()
      expect(text).not.toMatch(/root:|PRIVATE|import /)
    },
  )
})
