import { fetchRequestHandler } from '@trpc/server/adapters/fetch'
import * as v from 'valibot'
import { describe, expect, it } from 'vitest'
import { ServiceError, type ErrorCode } from '@zhengji/services/errors'
import { createApplicationInput } from '@zhengji/domain/application/input'
import { buildRouter, publicProcedure } from './base.ts'
import type { RequestContext } from './context.ts'
import type { ErrorShape } from './error-shape.ts'

const logged: unknown[] = []
// Only what the error middleware uses of the context.
const context = {
  requestId: 'r-1',
  actor: { type: 'anonymous' },
  ports: { log: { error: (entry: unknown) => logged.push(entry) } },
} as unknown as RequestContext

const ask = async (procedure: unknown, input: unknown = {}) => {
  const router = buildRouter({ it: procedure as never })
  const answer = await fetchRequestHandler({
    endpoint: '/trpc',
    router,
    req: new Request('http://x/trpc/it', { method: 'POST', body: JSON.stringify(input), headers: { 'content-type': 'application/json' } }),
    createContext: () => context as never,
  })
  const body = (await answer.json()) as { error: ErrorShape }
  return { status: answer.status, error: body.error, text: JSON.stringify(body) }
}

const failing = (error: unknown) =>
  publicProcedure.mutation(() => {
    throw error
  })

describe('a refused call', () => {
  it.each([
    ['VALIDATION', 400, 'BAD_REQUEST'],
    ['UNAUTHENTICATED', 401, 'UNAUTHORIZED'],
    ['FORBIDDEN', 403, 'FORBIDDEN'],
    ['NOT_FOUND', 404, 'NOT_FOUND'],
    ['CONFLICT', 409, 'CONFLICT'],
    ['PRECONDITION', 412, 'PRECONDITION_FAILED'],
    ['LIMIT', 429, 'TOO_MANY_REQUESTS'],
    ['UNAVAILABLE', 503, 'SERVICE_UNAVAILABLE'],
  ] as const)('with %s answers %i %s with reason and parameters', async (code: ErrorCode, status, trpcCode) => {
    const { status: answered, error } = await ask(failing(new ServiceError(code, 'forbidden', { permission: 'audit:read' }, { secret: 1 })))
    expect(answered).toBe(status)
    expect(error.message).toBe('forbidden')
    expect(error.data).toEqual({
      code: trpcCode,
      httpStatus: status,
      reason: 'forbidden',
      params: { permission: 'audit:read' },
      requestId: 'r-1',
      // The stored version only where two versions are to be compared.
      ...(code === 'CONFLICT' ? { conflict: { secret: 1 } } : {}),
    })
  })

  it('for bad input names every field with encoded refusals', async () => {
    const procedure = publicProcedure.input(createApplicationInput).mutation(() => null)
    const entity = { name: '', creditCode: '91350100M000100Y4Z', relation: '', undertakings: [] }
    const { status, error } = await ask(procedure, {
      roundId: 'x',
      role: 'r',
      entities: [entity],
      contactName: 'n',
      contactPhone: '1',
      contactEmail: 5,
      note: '',
    })
    expect(status).toBe(400)
    expect(error.data.reason).toBe('input-invalid')
    expect(error.data.issues).toEqual({
      roundId: ['field-invalid'],
      'entities.0.name': ['field-required'],
      'entities.0.creditCode': [expect.stringMatching(/^credit-code-/)],
      contactPhone: ['phone-invalid'],
      contactEmail: ['field-invalid'],
    })
  })

  it('for missing input says that it is required', async () => {
    const { error } = await ask(publicProcedure.input(v.object({ roundId: v.string() })).mutation(() => null))
    expect(error.data.issues).toEqual({ roundId: ['field-required'] })
  })

  it('never repeats what was sent', async () => {
    const procedure = publicProcedure.input(v.object({ password: v.pipe(v.string(), v.maxLength(2)) })).mutation(() => null)
    expect((await ask(procedure, { password: 'hunter2-secret' })).text).not.toContain('hunter2')
  })
})

describe('an unforeseen failure', () => {
  it('is a generic 500, its cause only in the log', async () => {
    logged.length = 0
    const { status, error, text } = await ask(failing(new TypeError('password is hunter2')))
    expect([status, error.message, error.data.reason]).toEqual([500, 'internal-error', 'internal-error'])
    expect(text).not.toMatch(/hunter2|TypeError|\.ts/)
    expect(logged).toEqual([{ err: expect.any(TypeError), requestId: 'r-1', procedure: 'it' }])
  })

  it('of a database that is away is a 503 with its reason', async () => {
    const { status, error } = await ask(
      failing(new Error('Failed query', { cause: Object.assign(new Error('x'), { code: 'ECONNREFUSED' }) })),
    )
    expect([status, error.data.reason]).toEqual([503, 'database-away'])
  })
})
