import fc from 'fast-check'
import { expect, it } from 'vitest'
import { groupBy } from './group-by.ts'

it('groups as Map.groupBy does, in the same order', () => {
  fc.assert(
    fc.property(fc.array(fc.oneof(fc.integer(), fc.constant(Number.NaN))), (items) => {
      const keyOf = (item: number) => item % 3
      expect([...groupBy(items, keyOf)]).toEqual([...Map.groupBy(items, keyOf)])
    }),
  )
})
