import * as fc from 'fast-check'
import type * as v from 'valibot'

/** What people and programs send where text is expected: control characters, lone halves, other alphabets, things that look like code. */
const nastyText = fc.constantFrom(
  '\u0000',
  'a\u0000b',
  '\ud800',
  '💥'.repeat(40),
  "'; drop table users; --",
  '%00',
  '../../x',
  '{{7*7}}',
  '١٢٣',
  'ｔｅｓｔ',
  '\u202egnp',
  'x'.repeat(3000),
  'NaN',
  '__proto__',
)

const plausibleText = fc.constantFrom(
  '91350100M000100Y43',
  '13800138000',
  '023—67862888',
  'a@b.cn',
  '2026-01-28T09:30:00Z',
  '2026-01-28',
  '+275760-09-13T00:00:00Z',
  '0001-01-01T00:00:00Z',
  '测试中的理由',
  '',
)

const anyNumber = fc.oneof(
  fc.integer({ min: -2, max: 60 }),
  fc.constantFrom(2 ** 31, 2 ** 53, -(2 ** 31), 1e300, 0.5, -0),
  fc.double({ noNaN: true }),
)

const anyJson = fc.jsonValue({ maxDepth: 3 })

type Schema = v.GenericSchema & {
  readonly entries?: Readonly<Record<string, Schema>>
  readonly item?: Schema
  readonly wrapped?: Schema
  readonly options?: readonly unknown[]
}

/** Input that nearly fits the schema: the right shape with ids that exist, values at and beyond the edge, and now and then anything. */
export const nearInput = (schema: Schema, ids: readonly string[]): fc.Arbitrary<unknown> =>
  fc.oneof({ weight: 12, arbitrary: fitting(schema, ids) }, { weight: 1, arbitrary: anyJson })

const fitting = (schema: Schema, ids: readonly string[]): fc.Arbitrary<unknown> => {
  if (schema.entries) {
    const fields = Object.entries(schema.entries).map(([name, field]) => [name, nearInput(field, ids)] as const)
    return fc.record(Object.fromEntries(fields))
  }
  if (schema.item) return fc.array(nearInput(schema.item, ids), { maxLength: 4 })
  if (schema.wrapped) return fc.oneof(nearInput(schema.wrapped, ids), fc.constantFrom(null, undefined))
  if (schema.options) return fc.constantFrom(...schema.options)
  if (schema.type === 'boolean') return fc.boolean()
  if (schema.type === 'number') return anyNumber
  return fc.oneof(
    { weight: 8, arbitrary: fc.constantFrom(...ids) },
    { weight: 2, arbitrary: plausibleText },
    { weight: 2, arbitrary: nastyText },
    { weight: 1, arbitrary: fc.string({ unit: 'binary' }) },
  )
}

/** Input that has nothing to do with the schema. */
export const wildInput: fc.Arbitrary<unknown> = fc.oneof(
  anyJson,
  nastyText,
  fc.constantFrom(null, [], {}, 0, '', { roundId: null }, { __proto__: 1 }, [[[[]]]]),
)
