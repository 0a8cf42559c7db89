import { describe, expect, it } from 'vitest'
import { initTRPC } from '@trpc/server'
import { assertDeclared } from './assert-declared.ts'
import { buildRouter, ownSession, permitted, publicProcedure, roundInInput, signedIn } from './base.ts'

describe('a router', () => {
  it('tells who may call what', () => {
    const router = buildRouter({
      a: { open: publicProcedure.query(() => 1), own: signedIn.query(() => 1), self: ownSession.query(() => 1) },
      b: permitted('audit:read').query(() => 1),
    })
    expect([...assertDeclared(router)]).toEqual([
      ['a.open', 'public'],
      ['a.own', 'signed-in'],
      ['a.self', 'own-session'],
      ['b', 'audit:read'],
    ])
  })

  it('does not start when procedures declare nothing, and names them all', () => {
    const t = initTRPC.create()
    const router = t.router({ a: { open: t.procedure.query(() => 1) }, b: t.procedure.mutation(() => 1) })
    expect(() => assertDeclared(router)).toThrow('Procedures without a declared permission: a.open, b')
  })
})

describe('the round of an input', () => {
  it.each([
    [{ roundId: 'r' }, 'r'],
    [{ roundId: 1 }, null],
    [{ other: 'r' }, null],
    [null, null],
    [undefined, null],
    ['roundId', null],
    [['roundId'], null],
  ])('of %o is %o', (input, expected) => {
    expect(roundInInput(input)).toBe(expected)
  })
})
