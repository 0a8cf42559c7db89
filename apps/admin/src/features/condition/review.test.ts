import type { FindingView } from '@zhengji/domain/application/view'
import { expect, it } from 'vitest'
import { confirmableIds, nextUnjudged } from './review.ts'

const finding = (id: string, foundBy: string, confirmedBy: string | null): FindingView => ({
  id,
  checkpointId: id,
  version: 1,
  verdict: 'met',
  fileId: null,
  page: null,
  note: '',
  foundBy: { id: foundBy, name: foundBy },
  foundAt: '2026-01-28T09:30:00Z',
  confirmedBy: confirmedBy === null ? null : { id: confirmedBy, name: confirmedBy },
})

it('lets somebody confirm only what somebody else found and nobody confirmed', () => {
  const all = [finding('own', 'li', null), finding('theirs', 'zhou', null), finding('done', 'zhou', 'he')]
  expect(confirmableIds(all, 'li')).toEqual(['theirs'])
  expect(confirmableIds(all, 'he')).toEqual(['own', 'theirs'])
})

it('goes on to the next checkpoint without a finding, and comes round to the first', () => {
  const ids = ['a', 'b', 'c']
  expect(nextUnjudged(ids, new Set(['a', 'b']), 'b')).toBe('c')
  expect(nextUnjudged(ids, new Set(['c']), 'c')).toBe('a')
  expect(nextUnjudged(ids, new Set(['a']), 'a')).toBe('b')
  expect(nextUnjudged(ids, new Set(ids), 'b')).toBeNull()
})
