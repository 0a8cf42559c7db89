import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Material } from '../call/definition.ts'
import { findDefects, type MaterialCheck } from './completeness.ts'

const name = { zh: '材料', en: 'Material' }
const material = (id: string, rest: Partial<Material> = {}): Material => ({
  id,
  clause: '三',
  name,
  hint: name,
  copies: 3,
  sealed: true,
  bound: true,
  scan: true,
  ...rest,
})
const definition = {
  materials: [material('licence'), material('form'), material('plan', { copies: 1, sealed: false, bound: false, scan: false })],
}
const good = (materialId: string, rest: Partial<MaterialCheck> = {}): MaterialCheck => ({
  materialId,
  present: true,
  copies: 3,
  pages: 10,
  sealed: true,
  bound: true,
  scanEqualsPaper: true,
  ...rest,
})
const complete = [good('licence'), good('form'), good('plan')]

const check = (materialId: string) =>
  fc.record({
    materialId: fc.constant(materialId),
    present: fc.boolean(),
    copies: fc.nat(4),
    pages: fc.nat(2),
    sealed: fc.boolean(),
    bound: fc.boolean(),
    scanEqualsPaper: fc.boolean(),
  })

describe('findDefects', () => {
  it('finds nothing wrong with what is complete, nor with more copies than asked for', () => {
    expect(findDefects(definition, complete, ['licence', 'form'])).toEqual([])
    expect(findDefects(definition, [good('plan', { copies: 9 }), good('form'), good('licence')], ['form', 'licence'])).toEqual([])
  })

  it('tells everything at once, in the order of the call', () => {
    const bad = { copies: 2, pages: 0, sealed: false, bound: false }
    const checks = [good('form', bad), good('licence', { present: false, ...bad }), good('plan', { ...bad, copies: 0 })]
    expect(findDefects(definition, checks, []).map(({ materialId, defect }) => `${materialId} ${defect}`)).toEqual([
      'licence missing',
      'licence scan-missing',
      'form copies',
      'form pages',
      'form seal',
      'form binding',
      'form scan-missing',
      'plan copies',
      'plan pages',
    ])
  })

  it('counts copies, expected and found', () => {
    expect(findDefects(definition, [good('licence', { copies: 2 }), good('form'), good('plan')], ['licence', 'form'])).toEqual([
      { materialId: 'licence', defect: 'copies', expected: 3, found: 2 },
    ])
  })

  it('compares a scan with the paper only when both are there', () => {
    const differs = { scanEqualsPaper: false }
    expect(findDefects(definition, [good('licence', differs), good('form', differs), good('plan', differs)], ['licence'])).toEqual([
      { materialId: 'licence', defect: 'scan-differs', expected: null, found: null },
      { materialId: 'form', defect: 'scan-missing', expected: null, found: null },
    ])
  })

  it('does not compare a scan with paper that is not there', () => {
    const absent = good('licence', { present: false, scanEqualsPaper: false })
    expect(findDefects(definition, [absent, good('form'), good('plan')], ['licence', 'form'])).toEqual([
      { materialId: 'licence', defect: 'missing', expected: 3, found: 0 },
    ])
  })

  it('asks for everything when nothing was checked, and ignores what the call does not know', () => {
    expect(findDefects(definition, [good('poem')], ['poem']).map(({ materialId, defect }) => `${materialId} ${defect}`)).toEqual([
      'licence missing',
      'licence scan-missing',
      'form missing',
      'form scan-missing',
      'plan missing',
    ])
  })

  it('never finds more when something is put right', () => {
    fc.assert(
      fc.property(
        fc.tuple(check('licence'), check('form'), check('plan')),
        fc.subarray(['licence', 'form']),
        fc.nat(2),
        (checks, scans, fixed) => {
          const mended = checks.map((one, index) => (index === fixed ? good(one.materialId) : one))
          const before = findDefects(definition, checks, scans)
          const after = findDefects(definition, mended, [...scans, checks[fixed]?.materialId ?? ''])
          expect(after).toEqual(before.filter(({ materialId }) => materialId !== checks[fixed]?.materialId))
        },
      ),
    )
  })
})
