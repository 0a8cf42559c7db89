import { describe, expect, it } from 'vitest'
import { reasonOf } from '../testing/refusal.ts'
import { useWorld } from '../testing/use-world.ts'
import { createExpert } from './create.ts'
import { fillExpertSearch } from './fill-search.ts'
import { listExperts } from './list.ts'
import { updateExpert } from './update.ts'

const place = useWorld()

type Input = Parameters<typeof listExperts>[1]
const asked = (change: Partial<Input> = {}): Input => ({
  roundId: place.world.round.id,
  search: '',
  category: '',
  sort: 'created',
  direction: 'asc',
  page: 1,
  size: 20,
  ...change,
})
const names = async (change: Partial<Input> = {}) => (await listExperts(place.world.officer, asked(change))).rows.map(({ name }) => name)

const people = [
  ['郑国安', '高级会计师', '13800001111', '重庆大学'],
  ['安琪', '教授', '13800002222', '西南政法大学'],
  ['李重庆', '', '02367881234', '渝州会计师事务所'],
] as const

const filled = async () => {
  const { world } = place
  const { rows } = await listExperts(world.officer, asked())
  if (rows.length > 0) return
  const [first, second] = world.definition.panel.categories.map(({ id }) => id)
  for (const [index, [name, title, phone, employer]] of people.entries()) {
    await createExpert(world.officer, {
      roundId: world.round.id,
      name,
      title,
      phone,
      email: null,
      category: (index === 1 ? first : second) ?? '',
      employments: [{ employer, creditCode: '', until: null }],
    })
  }
}

describe('listExperts', () => {
  it('sorts by registration, by sound and by category', async () => {
    await filled()
    expect(await names()).toEqual(['郑国安', '安琪', '李重庆'])
    expect(await names({ direction: 'desc' })).toEqual(['李重庆', '安琪', '郑国安'])
    expect(await names({ sort: 'name' })).toEqual(['安琪', '李重庆', '郑国安'])
    expect((await names({ sort: 'category' })).length).toBe(3)
  })

  it('finds by fragment, initials, title, employer and end of the phone, not by its beginning', async () => {
    await filled()
    expect(await names({ search: '重庆' })).toEqual(['郑国安', '李重庆'])
    expect(await names({ search: 'zga' })).toEqual(['郑国安'])
    expect(await names({ search: '会计' })).toEqual(['郑国安', '李重庆'])
    expect(await names({ search: '2222' })).toEqual(['安琪'])
    expect(await names({ search: '1380000' })).toEqual([])
    expect(await names({ search: '政法' })).toEqual(['安琪'])
  })

  it('finds what was changed, and the inactive ones apart', async () => {
    await filled()
    const { world } = place
    const [row] = (await listExperts(world.officer, asked({ search: '安琪' }))).rows
    if (row === undefined) throw new Error('no expert')
    const { id: expertId, phone: _masked, ...fields } = row
    await updateExpert(world.officer, { expertId, ...fields, employments: [], name: '安娜', active: false })
    expect([await names({ search: '政法' }), await names({ search: 'an' }), await names({ search: '2222' })]).toEqual([
      [],
      ['安娜'],
      ['安娜'],
    ])
    expect(await names({ active: false })).toEqual(['安娜'])
    expect(await names({ active: true })).toEqual(['郑国安', '李重庆'])
  })

  it('finds those who were registered before there was a search, once the installation has been started again', async () => {
    await filled()
    const { world, database } = place
    await database.owner.query(`update experts set name_key = '', search_text = '', search_grams = '{}'`)
    expect(await names({ search: '重庆' })).toEqual([])
    expect(await fillExpertSearch(world.system('installation'))).toBe(3)
    expect(await names({ search: '重庆' })).toEqual(['郑国安', '李重庆'])
    expect(await fillExpertSearch(world.system('installation'))).toBe(0)
  })

  it('masks phones and is for readers only', async () => {
    await filled()
    const { world } = place
    const { rows } = await listExperts(world.auditor, asked())
    expect(rows.map(({ phone }) => phone)).toEqual(['138****1111', '138****2222', '*******1234'])
    expect(await reasonOf(listExperts(world.clerk, asked()))).toBe('FORBIDDEN forbidden')
  })
})
