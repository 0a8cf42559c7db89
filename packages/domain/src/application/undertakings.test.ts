import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checkCoverage, uncoveredUndertakings } from './undertakings.ts'

const definition = {
  undertakings: ['draw', 'verify', 'pay'].map((id) => ({ id, name: { zh: `${id}工作`, en: id } })),
}
const ids = definition.undertakings.map(({ id }) => id)

describe('coverage of the undertakings', () => {
  it('is complete when applicant and related entities together cover each one, also twice', () => {
    expect(checkCoverage(definition, [{ undertakings: ['draw', 'pay'] }, { undertakings: ['verify', 'pay'] }])).toEqual({ ok: true })
  })

  it('names everything that nobody covers at once', () => {
    expect(checkCoverage(definition, [{ undertakings: ['verify'] }])).toEqual({
      ok: false,
      reason: 'undertakings-uncovered',
      params: { count: 2, undertakings: 'draw工作、pay工作 ⁄ draw, pay' },
    })
  })

  it('refuses an undertaking that the call does not know, also when everything is covered', () => {
    expect(checkCoverage(definition, [{ undertakings: [...ids, 'dance'] }])).toEqual({
      ok: false,
      reason: 'undertaking-unknown',
      params: { undertaking: 'dance' },
    })
  })

  it('is complete exactly when the union of all entities is', () => {
    fc.assert(
      fc.property(fc.array(fc.record({ undertakings: fc.subarray(ids) }), { maxLength: 4 }), (entities) => {
        const open = ids.filter((id) => !entities.some(({ undertakings }) => undertakings.includes(id)))
        expect(uncoveredUndertakings(definition, entities).map(({ id }) => id)).toEqual(open)
        expect(checkCoverage(definition, entities).ok).toBe(open.length === 0)
      }),
    )
  })
})
