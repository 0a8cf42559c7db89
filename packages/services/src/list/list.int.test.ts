import { buffer } from 'node:stream/consumers'
import ExcelJS from 'exceljs'
import { desc } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import { auditEntries } from '@zhengji/db/schema/index'
import { reasonOf } from '../testing/refusal.ts'
import { useWorld } from '../testing/use-world.ts'
import { exportList } from './export.ts'
import { getListPreferences, saveListPreference } from './preferences.ts'

const place = useWorld()

type Input = Extract<Parameters<typeof exportList>[1], { list: 'applications' }>
const wanted = (roundId: string, change: Partial<Omit<Input, 'list'>> = {}, filter: Partial<Input['filter']> = {}): Input => ({
  list: 'applications',
  filter: { roundId, search: '', status: [], role: '', sort: 'created', direction: 'asc', page: 1, size: 20, ...filter },
  columns: null,
  ids: null,
  locale: 'zh',
  fullPhones: false,
  ...change,
})

/** Lines of the workbook from the heading on, and what stands above it. */
const linesOf = async (input: Parameters<typeof exportList>[1], ctx = place.world.clerk) => {
  const { fileName, stream } = await exportList(ctx, input)
  const book = new ExcelJS.Workbook()
  // exceljs declares an older Buffer.
  await book.xlsx.load((await buffer(stream)) as unknown as ArrayBuffer)
  const sheet = book.worksheets[0]
  const lines: (string | number | null)[][] = []
  sheet?.eachRow({ includeEmpty: true }, (row) => {
    const values: (string | number | null)[] = []
    row.eachCell(
      { includeEmpty: true },
      ({ value }) => void values.push(typeof value === 'string' || typeof value === 'number' ? value : null),
    )
    lines.push(values)
  })
  const head = Number(/A(\d+):/.exec(typeof sheet?.autoFilter === 'string' ? sheet.autoFilter : '')?.[1]) - 1
  return { fileName, notes: lines.slice(0, head).flat(), head: lines[head], rows: lines.slice(head + 1) }
}

const filled = async (count = 3) => {
  const round = await place.world.rehearsal()
  const made = []
  for (let at = 0; at < count; at += 1) made.push(await place.world.deliveredApplication({ roundId: round.id }))
  return { round, made }
}

describe('exportList', () => {
  it('holds the rows and columns of the page, in its order, with masked phones and where it comes from', async () => {
    const { round, made } = await filled()
    const { fileName, notes, head, rows } = await linesOf(
      wanted(round.id, { columns: ['enterprise', 'number', 'contact'] }, { direction: 'desc' }),
    )
    expect(head).toEqual(['企业名称', '统一社会信用代码', '收件编号', '联系人姓名', '联系电话'])
    expect(rows).toEqual(
      made.toReversed().map(({ enterprise, number }) => [enterprise.name, enterprise.creditCode, number, '王建国', '138****8000']),
    )
    expect(fileName).toMatch(/^申报列表-.*\.xlsx$/)
    expect(notes[0]).toBe('申报列表')
    expect(notes.join('\n')).toMatch(/演练数据/)
    expect(notes.join('\n')).toMatch(/共 3 条/)
  })

  it('takes only the chosen rows, only of the round, in both languages', async () => {
    const { round, made } = await filled()
    const elsewhere = await filled(1)
    const ids = [made[0], made[2], elsewhere.made[0]].map((one) => one?.id ?? '')
    const { head, rows } = await linesOf(wanted(round.id, { ids, columns: ['number', 'status'], locale: 'en' }))
    expect(head).toEqual(['Number', 'Status'])
    expect(rows).toEqual([made[0], made[2]].map((one) => [one?.number, 'Received']))
  })

  it('is written into the trail before anything leaves, with what was taken', async () => {
    const { world } = place
    const { round } = await filled(2)
    await linesOf(wanted(round.id, { fullPhones: true, columns: ['contact'] }, { search: '测试' }))
    const [entry] = await world.db.select().from(auditEntries).orderBy(desc(auditEntries.seq)).limit(1)
    expect(entry).toMatchObject({
      action: 'list.export',
      subjectType: 'list',
      subjectId: 'applications',
      roundId: round.id,
      after: { rows: 2, columns: ['contact'], ids: null, fullPhones: true, filter: { search: '测试' } },
    })
  })

  it('holds full phones only for whoever may reveal them', async () => {
    const { world } = place
    const { round } = await filled(1)
    const full = wanted(round.id, { fullPhones: true, columns: ['contact'] })
    expect((await linesOf(full)).rows).toEqual([['王建国', '13812348000']])
    expect(await reasonOf(exportList(world.approver, full))).toBe('FORBIDDEN forbidden')
    expect((await linesOf(wanted(round.id, { columns: ['contact'] }), world.approver)).rows).toEqual([['王建国', '138****8000']])
  })

  it('refuses strangers, and nothing to export, and leaves no entry then', async () => {
    const { world } = place
    const { round } = await filled(1)
    const before = await world.db.$count(auditEntries)
    const guest = await world.personIn(world.round.id, 'clerk')
    expect(await reasonOf(exportList(guest, wanted(round.id)))).toBe('FORBIDDEN forbidden')
    expect(await reasonOf(exportList(world.admin, wanted(round.id)))).toBe('FORBIDDEN forbidden')
    expect(await reasonOf(exportList(world.clerk, wanted(round.id, {}, { search: '不存在' })))).toBe('PRECONDITION export-empty')
    expect(await world.db.$count(auditEntries)).toBe(before)
  })

  it('exports enterprises and experts by the same hand', async () => {
    const { world } = place
    const { round, made } = await filled(1)
    const frame = { columns: null, ids: null, locale: 'zh', fullPhones: false } as const
    const filter = { roundId: round.id, search: '', page: 1, size: 20, direction: 'asc' } as const
    const enterprises = await linesOf({ list: 'enterprises', filter: { ...filter, sort: 'name' }, ...frame })
    expect(enterprises.rows[0]?.slice(0, 3)).toEqual([
      made[0]?.enterprise.name,
      made[0]?.enterprise.creditCode,
      `${made[0]?.number} ${world.definition.roles.at(-1)?.name.zh} 已收件`,
    ])
    const experts = { list: 'experts', filter: { ...filter, category: '', sort: 'created' }, ...frame } as const
    expect(await reasonOf(exportList(world.officer, experts))).toBe('PRECONDITION export-empty')
    expect(await reasonOf(exportList(world.clerk, experts))).toBe('FORBIDDEN forbidden')
  })
})

describe('list preferences', () => {
  it('are one’s own, replaced as a whole, and never overwritten unseen', async () => {
    const { world } = place
    const me = await world.person('clerk')
    const view = { name: '待补正', query: 'status=correcting', columns: ['number', 'status'] }
    expect(await getListPreferences(me)).toEqual([])
    const saved = await saveListPreference(me, { list: 'applications', columns: ['number'], views: [view], revision: 0 })
    expect(saved).toEqual({ list: 'applications', columns: ['number'], views: [view], revision: 1 })
    expect(await getListPreferences(me)).toEqual([saved])
    expect(await getListPreferences(world.officer)).toEqual([])
    const next = await saveListPreference(me, { list: 'applications', columns: null, views: [], revision: 1 })
    expect(next.revision).toBe(2)
    for (const revision of [0, 1]) {
      expect(await reasonOf(saveListPreference(me, { list: 'applications', columns: null, views: [view], revision }))).toBe(
        'CONFLICT stale-revision',
      )
    }
    expect(await getListPreferences(me)).toEqual([next])
  })
})
