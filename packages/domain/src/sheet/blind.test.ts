import { createHash } from 'node:crypto'
import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { blindLabel, blindPositions } from './blind.ts'

const digest = (text: string) => createHash('sha256').update(text).digest('hex')
const ids = fc.uniqueArray(fc.uuid(), { maxLength: 40 })

it('numbers every applicant once, whatever order they come in', () => {
  fc.assert(
    fc.property(ids, (applicants) => {
      const positions = blindPositions('r', applicants, new Map(), digest)
      expect([...positions.values()].sort((a, b) => a - b)).toEqual(applicants.map((_, index) => index + 1))
      expect(blindPositions('r', applicants.toReversed(), new Map(), digest)).toEqual(positions)
    }),
  )
})

it('keeps what was given when others are admitted later', () => {
  fc.assert(
    fc.property(ids, fc.nat(40), (applicants, count) => {
      const earlier = blindPositions('r', applicants.slice(0, count), new Map(), digest)
      const later = blindPositions('r', applicants, earlier, digest)
      expect([...later].slice(0, earlier.size)).toEqual([...earlier])
      expect(new Set(later.values()).size).toBe(applicants.length)
    }),
  )
})

it('does not follow the order of deliveries', () => {
  const applicants = Array.from({ length: 20 }, (_, index) => `01${String(index).padStart(2, '0')}`)
  const positions = blindPositions('r', applicants, new Map(), digest)
  expect(applicants.map((id) => positions.get(id))).not.toEqual(applicants.map((_, index) => index + 1))
})

it('says applicant and position in the sheet’s language', () => {
  expect([blindLabel(3, 'zh'), blindLabel(3, 'en')]).toEqual(['申请人 3', 'Applicant 3'])
})
