import { expect, it } from 'vitest'
import { compareVersions } from './merge.ts'

it('keeps the side that changed a value, and mine where both did', () => {
  const base = { copies: 3, pages: 10, note: '', tags: ['a'] }
  const mine = { copies: 2, pages: 10, note: 'x', tags: ['a', 'b'] }
  const theirs = { copies: 3, pages: 12, note: 'y', tags: ['a', 'b'] }
  expect(compareVersions(base, mine, theirs, ['copies', 'pages', 'note', 'tags'])).toEqual([
    { key: 'copies', keep: 'mine' },
    { key: 'pages', keep: 'theirs' },
    { key: 'note', keep: 'mine' },
  ])
})
