import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { PanelRules } from '../call/definition.ts'
import { sha256 as digest } from '../testing/digest.ts'
import { drawPanel, poolHash, type PoolExpert } from './draw.ts'
import { checkPanel } from './legality.ts'

const category = (id: string, minimum: number) => ({ id, minimum, name: { zh: `${id}类`, en: id } })
const rules: PanelRules = {
  size: 7,
  minimumSize: 5,
  substitutes: 3,
  categories: [category('tech', 2), category('finance', 2), category('trade', 1)],
  recusalYears: 3,
}
const expert = (n: number, of: string): PoolExpert => ({ expertId: `e${String(n).padStart(2, '0')}`, category: of })
const categories = ['tech', 'finance', 'trade', 'law']
const pool = Array.from({ length: 30 }, (_, n) => expert(n, categories[n % 4] ?? ''))
const draw = (input: Partial<Parameters<typeof drawPanel>[0]> = {}) => drawPanel({ pool, rules, size: 7, seed: 'seed', digest, ...input })

/** A pool that can be drawn from: enough of each category and enough in all. */
const poolArbitrary = fc
  .array(fc.constantFrom(...categories), { minLength: 5, maxLength: 40 })
  .map((rest) => ['tech', 'tech', 'finance', 'finance', 'trade', ...rest].map((of, n) => expert(n, of)))

describe('drawPanel', () => {
  it('can be replayed with sha256sum: the smallest hash of each category first, then the smallest of all', () => {
    const order = pool.map(({ expertId }) => expertId).sort((a, b) => (digest(`seed:${a}`) < digest(`seed:${b}`) ? -1 : 1))
    const of = (id: string) => pool.find(({ expertId }) => expertId === id)?.category
    const seated = rules.categories.flatMap(({ id, minimum }) => order.filter((one) => of(one) === id).slice(0, minimum))
    const filled = [...seated, ...order.filter((one) => !seated.includes(one)).slice(0, 2)]
    expect(draw()).toEqual({
      ok: true,
      members: order.filter((one) => filled.includes(one)),
      substitutes: order.filter((one) => !filled.includes(one)).slice(0, 3),
    })
  })

  it('has the outcome it always had, so that stored draws can be replayed for years', () => {
    expect(draw()).toMatchInlineSnapshot(`
      {
        "members": [
          "e23",
          "e06",
          "e01",
          "e29",
          "e19",
          "e08",
          "e04",
        ],
        "ok": true,
        "substitutes": [
          "e27",
          "e21",
          "e17",
        ],
      }
    `)
  })

  it('depends on the seed and on nothing else: the order of the pool does not matter', () => {
    fc.assert(
      fc.property(
        poolArbitrary.chain((one) => fc.tuple(fc.constant(one), fc.shuffledSubarray(one, { minLength: one.length }))),
        fc.string(),
        ([one, shuffled], seed) => {
          expect(draw({ pool: shuffled, seed })).toEqual(draw({ pool: one, seed }))
          expect(poolHash(shuffled, digest)).toBe(poolHash(one, digest))
        },
      ),
    )
  })

  it('seats a legal panel of distinct experts and keeps substitutes apart', () => {
    fc.assert(
      fc.property(poolArbitrary, fc.string(), fc.constantFrom(5, 7), (one, seed, size) => {
        const drawn = draw({ pool: one, seed, size })
        const { members: seated, substitutes } = drawn.ok ? drawn : { members: [], substitutes: [] }
        expect(new Set([...seated, ...substitutes]).size).toBe(size + rules.substitutes)
        const members = seated.map((id) => one.find(({ expertId }) => expertId === id) ?? { category: 'nobody' })
        expect(checkPanel(rules, members)).toEqual({ ok: true })
      }),
    )
  })

  it('gives everybody of a category about the same chance', () => {
    const rounds = 2000
    const hits = new Map<string, number>()
    for (let n = 0; n < rounds; n += 1) {
      const drawn = draw({ seed: `round ${n}` })
      for (const id of drawn.ok ? drawn.members : []) hits.set(id, (hits.get(id) ?? 0) + 1)
    }
    for (const of of categories) {
      const own = pool.filter((one) => one.category === of).map(({ expertId }) => hits.get(expertId) ?? 0)
      const mean = own.reduce((sum, count) => sum + count, 0) / own.length
      // Six standard deviations of a binomial count: a fair draw fails less than once in a hundred million seeds, a biased one at once.
      const bound = 6 * Math.sqrt(mean * (1 - mean / rounds))
      for (const count of own) expect(Math.abs(count - mean)).toBeLessThan(bound)
    }
  })

  it.each([
    ['an even size', { size: 6 }, 'panel-size-even', { size: 6 }],
    ['a size below the minimum', { size: 3 }, 'panel-too-small', { size: 3, minimum: 5 }],
    [
      'a pool without enough substitutes',
      { pool: pool.slice(0, 9) },
      'panel-pool-too-small',
      { found: 9, size: 7, substitutes: 3, needed: 10 },
    ],
    ['an empty pool', { pool: [] }, 'panel-pool-too-small', { found: 0, size: 7, substitutes: 3, needed: 10 }],
    [
      'a category that the pool cannot fill',
      { pool: pool.map((one) => ({ ...one, category: 'tech' })) },
      'panel-pool-category-short',
      { category: 'finance类 ⁄ finance', found: 0, minimum: 2 },
    ],
    [
      'minima that do not fit',
      { size: 5, rules: { ...rules, categories: [category('tech', 4), category('finance', 2)] } },
      'panel-categories-exceed-size',
      { sum: 6, size: 5 },
    ],
    ['an expert who stands twice in the pool', { pool: [...pool, expert(3, 'law')] }, 'panel-pool-duplicate', { expert: 'e03' }],
  ])('refuses %s', (_, input, reason, params) => {
    expect(draw(input)).toEqual({ ok: false, reason, params })
  })

  it('draws from a pool of exactly the size that is needed', () => {
    expect(draw({ pool: pool.slice(0, 10) })).toMatchObject({ ok: true })
  })
})

describe('poolHash', () => {
  it('changes with every expert and every category, not with what else is known of an expert', () => {
    const changed = pool.map((one, n) => (n === 5 ? { ...one, category: 'law' } : one))
    expect(new Set([pool, pool.slice(1), changed].map((one) => poolHash(one, digest))).size).toBe(3)
    expect(
      poolHash(
        pool.map((one) => ({ ...one, name: '张三' })),
        digest,
      ),
    ).toBe(poolHash(pool, digest))
  })
})
