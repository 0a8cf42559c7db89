import { describe, expect, it } from 'vitest'
import { createApplication } from '../application/create.ts'
import { reasonOf } from '../testing/refusal.ts'
import { useWorld } from '../testing/use-world.ts'
import { listEnterprises } from './list.ts'

const place = useWorld()

type Input = Parameters<typeof listEnterprises>[1]
const asked = (roundId: string, change: Partial<Input> = {}): Input => ({
  roundId,
  search: '',
  sort: 'name',
  direction: 'asc',
  page: 1,
  size: 20,
  ...change,
})

const filled = async () => {
  const { world } = place
  const round = await world.rehearsal()
  const [coordinator, platform] = world.definition.roles.map(({ id }) => id)
  const named = (name: string) => ({ ...world.enterprise(), name })
  const [both, other] = [named('重庆山城云票科技有限公司'), named('阿坝数字有限公司')]
  await world.draftApplication({ roundId: round.id, enterprise: both, role: platform ?? '' })
  const registration = world.registration({ enterprise: both, role: coordinator ?? '' })
  await createApplication(world.clerk, { roundId: round.id, ...registration, contactName: '李梅', contactPhone: '13987654321' })
  await world.deliveredApplication({ roundId: round.id, enterprise: other, role: platform ?? '' })
  return { round, both, other, coordinator, platform }
}

describe('listEnterprises', () => {
  it('gives each once by its sound, with all it applied for and the newest contact, masked', async () => {
    const { world } = place
    const { round, both, other, coordinator, platform } = await filled()
    const { rows, total } = await listEnterprises(world.auditor, asked(round.id))
    expect(total).toBe(2)
    expect(rows.map(({ name }) => name)).toEqual([other.name, both.name])
    expect(rows[1]).toMatchObject({ creditCode: both.creditCode, contactName: '李梅', contactPhone: '139****4321' })
    expect(rows[1]?.applications.map(({ role, status, number }) => [role, status, number])).toEqual([
      [platform, 'draft', null],
      [coordinator, 'draft', null],
    ])
    expect(rows[0]?.applications[0]?.status).toBe('received')
    const turned = await listEnterprises(world.auditor, asked(round.id, { direction: 'desc' }))
    expect(turned.rows.map(({ name }) => name)).toEqual([both.name, other.name])
  })

  it('finds by fragment, initials, end of code and phone, and number', async () => {
    const { world } = place
    const { round, both, other } = await filled()
    const found = async (search: string) => (await listEnterprises(world.clerk, asked(round.id, { search }))).rows.map(({ name }) => name)
    expect(await found('云票')).toEqual([both.name])
    expect(await found('abszyx')).toEqual([other.name])
    expect(await found(both.creditCode.slice(-4))).toEqual([both.name])
    expect(await found('4321')).toEqual([both.name])
    expect(await found('平-0001')).toEqual([other.name])
    expect(await found('1398765')).toEqual([])
  })

  it('pages, and knows nothing of who applied elsewhere', async () => {
    const { world } = place
    const { round, other, both } = await filled()
    await filled()
    const pages = await Promise.all([1, 2].map((page) => listEnterprises(world.clerk, { ...asked(round.id), size: 10, page })))
    expect(pages.map(({ total, rows }) => [total, rows.map(({ name }) => name)])).toEqual([
      [2, [other.name, both.name]],
      [2, []],
    ])
    const guest = await world.personIn(round.id, 'clerk')
    expect((await listEnterprises(guest, asked(round.id))).total).toBe(2)
    expect(await reasonOf(listEnterprises(guest, asked(world.round.id)))).toBe('FORBIDDEN forbidden')
    expect(await reasonOf(listEnterprises(world.admin, asked(round.id)))).toBe('FORBIDDEN forbidden')
  })
})
