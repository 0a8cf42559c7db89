import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { reasonOf } from '../testing/refusal.ts'
import { useWorld } from '../testing/use-world.ts'
import { createApplication } from './create.ts'
import { listApplications } from './list.ts'

const place = useWorld()

type Input = Parameters<typeof listApplications>[1]
const asked = (roundId: string, change: Partial<Input> = {}): Input => ({
  roundId,
  search: '',
  status: [],
  role: '',
  sort: 'created',
  direction: 'asc',
  page: 1,
  size: 20,
  ...change,
})

const names = ['重庆山城云票科技有限公司', '嘉陵生活服务（重庆）有限公司', 'ABC数字(Chongqing)有限公司', '百川通100%支付_技术有限公司']

const filled = async () => {
  const { world } = place
  const round = await world.rehearsal()
  const made = []
  for (const [index, name] of names.entries()) {
    const enterprise = { ...world.enterprise(), name }
    const registration = { ...world.registration({ enterprise }), contactPhone: `1381234900${index}` }
    const { applicationId } = await createApplication(world.clerk, { roundId: round.id, ...registration })
    made.push({ id: applicationId, enterprise })
  }
  return { round, made }
}

describe('listApplications', () => {
  it('finds by any fragment of the name, pinyin initials, code, last digits of the phone', async () => {
    const { world } = place
    const { round, made } = await filled()
    const found = async (search: string) => {
      const { rows, total } = await listApplications(world.clerk, asked(round.id, { search }))
      expect(rows).toHaveLength(total)
      return rows.map(({ enterpriseName }) => names.indexOf(enterpriseName))
    }
    expect(await found('重庆')).toEqual([0, 1])
    expect(await found('庆')).toEqual([0, 1])
    expect(await found('云票')).toEqual([0])
    expect(await found('票科技有限')).toEqual([0])
    expect(await found('科 技')).toEqual([0])
    expect(await found('cqscyp')).toEqual([0])
    expect(await found('JLSH')).toEqual([1])
    expect(await found('服务(重庆)')).toEqual([1])
    expect(await found('abc')).toEqual([2])
    expect(await found('chongqing')).toEqual([2])
    expect(await found('9003')).toEqual([3])
    expect(await found('1381234')).toEqual([])
    expect(await found('100%')).toEqual([3])
    expect(await found('支付_技')).toEqual([3])
    expect(await found('%')).toEqual([3])
    expect(await found('_')).toEqual([3])
    expect(await found(made[1]?.enterprise.creditCode.slice(-4) ?? '')).toContain(1)
    expect(await found(made[1]?.enterprise.creditCode ?? '')).toEqual([1])
    expect(await found('不存在')).toEqual([])
    expect(await found('云 科')).toEqual([])
    expect(await found("' or 1=1 --")).toEqual([])
    expect(await found('   ')).toEqual([0, 1, 2, 3])
  })

  it('finds a name by every run of its characters, and nothing by what it does not contain', async () => {
    const { world } = place
    const { round } = await filled()
    const run = fc.tuple(fc.nat(names.length - 1), fc.nat(30), fc.integer({ min: 1, max: 8 }))
    await fc.assert(
      fc.asyncProperty(run, async ([which, start, length]) => {
        const fragment = Array.from(names[which] ?? '')
          .slice(start % 10, (start % 10) + length)
          .join('')
        const { rows } = await listApplications(world.clerk, asked(round.id, { search: fragment, size: 50 }))
        const normal = (text: string) => text.normalize('NFKC').toLowerCase().replace(/\s/g, '')
        const found = rows.map(({ enterpriseName }) => enterpriseName)
        expect(names.filter((name) => normal(name).includes(normal(fragment)) && !found.includes(name))).toEqual([])
      }),
      { numRuns: 60 },
    )
  })

  it('sorts names by pinyin and numbers with the missing ones last in both directions', async () => {
    const { world } = place
    const { round } = await filled()
    const late = await world.draftApplication({ roundId: round.id, enterprise: { ...world.enterprise(), name: '阿坝科技有限公司' } })
    const first = await world.deliver(await world.completeMaterials(late))
    const second = await world.deliveredApplication({ roundId: round.id, enterprise: { ...world.enterprise(), name: '郑州科技有限公司' } })
    const ordered = async (sort: Input['sort'], direction: Input['direction']) =>
      (await listApplications(world.clerk, asked(round.id, { sort, direction }))).rows
    expect((await ordered('name', 'asc')).map(({ enterpriseName }) => enterpriseName)).toEqual([
      '阿坝科技有限公司',
      names[2],
      names[3],
      names[0],
      names[1],
      '郑州科技有限公司',
    ])
    expect((await ordered('number', 'asc')).slice(0, 2).map(({ number }) => number)).toEqual([first.number, second.number])
    expect((await ordered('number', 'desc')).slice(0, 2).map(({ number }) => number)).toEqual([second.number, first.number])
    expect((await ordered('received', 'desc')).slice(0, 2).map(({ number }) => number)).toEqual([second.number, first.number])
    const statuses = await listApplications(world.clerk, asked(round.id, { status: ['received'] }))
    expect(statuses.total).toBe(2)
    expect((await listApplications(world.clerk, asked(round.id, { search: first.number ?? '' }))).total).toBe(1)
  })

  it('pages without repeating or losing a row', async () => {
    const { world } = place
    const round = await world.rehearsal()
    for (let i = 0; i < 25; i += 1) await world.draftApplication({ roundId: round.id })
    const pages = []
    for (const page of [1, 2, 3, 4])
      pages.push(await listApplications(world.clerk, asked(round.id, { page, size: 10, sort: 'number', direction: 'desc' })))
    expect(pages.map(({ rows }) => rows.length)).toEqual([10, 10, 5, 0])
    expect(pages.map(({ total }) => total)).toEqual([25, 25, 25, 25])
    expect(new Set(pages.flatMap(({ rows }) => rows.map(({ id }) => id))).size).toBe(25)
  })

  it('masks the phone and shows only what lies in the round', async () => {
    const { world } = place
    const { round, made } = await filled()
    await filled()
    const { rows } = await listApplications(world.auditor, asked(round.id))
    expect(rows.map(({ id }) => id)).toEqual(made.map(({ id }) => id))
    expect(rows[0]?.contactPhone).toBe('138****9000')
    const guest = await world.personIn(round.id, 'clerk')
    expect((await listApplications(guest, asked(round.id))).total).toBe(4)
    expect(await reasonOf(listApplications(guest, asked(world.round.id)))).toBe('FORBIDDEN forbidden')
    expect(await reasonOf(listApplications(world.admin, asked(round.id)))).toBe('FORBIDDEN forbidden')
  })
})
