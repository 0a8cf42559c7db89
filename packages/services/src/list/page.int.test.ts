import { describe, expect, it } from 'vitest'
import { newId } from '@zhengji/db/id'
import { experts } from '@zhengji/db/schema/index'
import { searchColumns } from '../expert/search.ts'
import { listExperts } from '../expert/list.ts'
import { useWorld } from '../testing/use-world.ts'

const place = useWorld()

/** So many strangers come first by name that the first glance of a search meets none of those whom it finds. */
const strangers = 2_100
const sought = 1_100

const fill = async () => {
  const { world } = place
  const round = await world.rehearsal()
  const named = (name: string) => {
    const of = { name, title: '教授', phone: '13812345678', employments: [] }
    const createdAt = Temporal.Now.instant()
    return { id: newId(), realm: 'rehearsal' as const, category: 'it', ...of, ...searchColumns(of), createdAt }
  }
  const names = [
    ...Array.from({ length: strangers }, (_, index) => `a${String(index).padStart(4, '0')}`),
    ...Array.from({ length: sought }, (_, index) => `周${String(index).padStart(4, '0')}`),
  ]
  for (let from = 0; from < names.length; from += 400) await world.db.insert(experts).values(names.slice(from, from + 400).map(named))
  return round
}

describe('a page of very many hits', () => {
  it('comes in order from both ends, without a row twice, counted to a thousand', async () => {
    const { world } = place
    const round = await fill()
    const read = async (search: string, direction: 'asc' | 'desc', page = 1) => {
      const input = { roundId: round.id, search, category: '', sort: 'name', direction, page, size: 10 } as const
      const { rows, ...count } = await listExperts(world.officer, input)
      return { names: rows.map(({ name }) => name), ...count }
    }
    const hits = (first: number, step: 1 | -1) => Array.from({ length: 10 }, (_, at) => `周${String(first + step * at).padStart(4, '0')}`)
    // Nothing among the first 2,000: every hit is gathered.
    expect(await read('周', 'asc')).toEqual({ names: hits(0, 1), total: 1_000, more: true })
    expect(await read('周', 'asc', 3)).toEqual({ names: hits(20, 1), total: 1_000, more: true })
    // All among the first 2,000: found at a glance.
    expect(await read('周', 'desc')).toEqual({ names: hits(sought - 1, -1), total: 1_000, more: true })
    // Few hits are counted exactly, and everything is without a search.
    expect(await read('周109', 'asc')).toEqual({ names: hits(1090, 1), total: 10 })
    expect(await read('', 'asc')).toMatchObject({ total: strangers + sought })
    expect(await read('没有', 'asc')).toEqual({ names: [], total: 0 })
  })
})
