import { describe, expect, it } from 'vitest'
import { ServiceError } from '@zhengji/services/errors'
import { explainFailure } from './failure.ts'

const withCode = (code: string, message = 'x') => Object.assign(new Error(message), { code })
const wrapped = (cause: unknown) => new Error('Failed query: select …', { cause })

describe('an unexpected failure', () => {
  it.each([
    ['a refused connection', withCode('ECONNREFUSED'), 'database-away'],
    ['a refused connection on two addresses', new AggregateError([withCode('ECONNREFUSED'), withCode('ECONNREFUSED')]), 'database-away'],
    ['a database that shuts down', withCode('57P01'), 'database-away'],
    ['a database that starts', withCode('57P03'), 'database-away'],
    ['a query that took too long', withCode('57014'), 'database-away'],
    ['a pool without an answer', new Error('timeout exceeded when trying to connect'), 'database-away'],
    ['a cut connection', new Error('Connection terminated unexpectedly'), 'database-away'],
    ['a deadlock', withCode('40P01'), 'database-conflict'],
    ['a NUL in a text', withCode('22021'), 'input-invalid'],
  ])('%s has a reason, also when drizzle wrapped it', (_what, error, reason) => {
    expect(explainFailure(error)?.reason).toBe(reason)
    expect(explainFailure(wrapped(error))?.reason).toBe(reason)
  })

  it.each([
    ['a bug', new TypeError('x is undefined')],
    ['a violated constraint', withCode('23505')],
    ['a missing table', withCode('42P01')],
    ['no error at all', 'x'],
  ])('%s has none: it is ours', (_what, error) => {
    expect(explainFailure(error)).toBeNull()
  })

  it('is left alone when it is a refusal already', () => {
    const refusal = new ServiceError('FORBIDDEN', 'forbidden')
    expect(explainFailure(refusal)).toBe(refusal)
  })

  it('ends at a chain of causes that is a circle', () => {
    const error = new Error('x')
    error.cause = error
    expect(explainFailure(error)).toBeNull()
  })
})
