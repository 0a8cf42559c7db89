import { expect, it } from 'vitest'
import { countSheets } from './returned.ts'

const at = '2026-02-01T01:00:00Z'

it('counts what went out and what came of it', () => {
  const sheets = [
    { status: 'complete', issuedAt: at },
    { status: 'complete', issuedAt: at },
    { status: 'incomplete', issuedAt: at },
    { status: 'issued', issuedAt: at },
    { status: 'void', issuedAt: at },
    { status: 'void', issuedAt: null },
    { status: 'pending', issuedAt: null },
  ] as const
  expect(countSheets(sheets)).toEqual({ issued: 5, complete: 2, incomplete: 1, outstanding: 1, void: 1 })
  expect(countSheets([])).toEqual({ issued: 0, complete: 0, incomplete: 0, outstanding: 0, void: 0 })
})
