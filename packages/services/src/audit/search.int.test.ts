import { buffer } from 'node:stream/consumers'
import ExcelJS from 'exceljs'
import { beforeAll, describe, expect, it } from 'vitest'
import { exportList } from '../list/export.ts'
import { initialsOf } from '../enterprise/initials.ts'
import { useWorld } from '../testing/use-world.ts'
import type { MadeApplication } from '../testing/world.ts'
import { withTransaction } from '../transaction.ts'
import { appendAudit } from './append.ts'
import { listAudit } from './list.ts'

const place = useWorld()
let roundId: string
let made: MadeApplication
let other: MadeApplication

type Input = Parameters<typeof listAudit>[1]
const asked = (change: Partial<Input> = {}): Input => ({
  roundId,
  action: '',
  from: '',
  until: '',
  search: '',
  sort: 'seq',
  direction: 'desc',
  page: 1,
  size: 50,
  ...change,
})
const found = async (change: Partial<Input>) => (await listAudit(place.world.auditor, asked(change))).rows
const about = async (search: string) => [...new Set((await found({ search })).map(({ applicationId }) => applicationId))]

beforeAll(async () => {
  const { world } = place
  roundId = (await world.rehearsal()).id
  made = await world.deliveredApplication({ roundId })
  other = await world.draftApplication({ roundId })
  await withTransaction(world.officer, (tx) =>
    appendAudit(tx, {
      action: 'application.void',
      subjectType: 'application',
      subjectId: other.id,
      roundId,
      applicationId: other.id,
      reason: '重复登记，企业来函说明',
    }),
  )
})

describe('a search of the trail', () => {
  it('finds what was done about an application by its number, name, initials and the end of its code', async () => {
    const { number, enterprise } = made
    for (const search of [number ?? '', enterprise.name, initialsOf(enterprise.name), enterprise.creditCode.slice(-4)])
      expect(await about(search)).toEqual([made.id])
  })

  it('finds by the reason, by who acted, and by the beginning of a request id', async () => {
    const { world } = place
    expect(await about('来函')).toEqual([other.id])
    const officer = world.officer.actor.type === 'user' ? world.officer.actor.name : ''
    const acted = await found({ search: officer })
    expect([acted.length > 0, new Set(acted.map(({ actor }) => actor))]).toEqual([true, new Set([officer])])
    expect((await found({ search: initialsOf(officer) })).map(({ seq }) => seq)).toEqual(acted.map(({ seq }) => seq))
    const [newest] = await found({})
    const begun = await found({ search: newest?.requestId.slice(0, 9) ?? '' })
    expect(begun.map(({ seq }) => seq)).toContain(newest?.seq)
    expect(await found({ search: '没有这样的事' })).toEqual([])
  })

  it('is kept to whole days in the zone of the round', async () => {
    const [newest] = await found({})
    const day = Temporal.Instant.from(newest?.at ?? '')
      .toZonedDateTimeISO('Asia/Shanghai')
      .toPlainDate()
    const every = (await found({})).length
    expect((await found({ from: day.subtract({ days: 1 }).toString(), until: day.toString() })).length).toBe(every)
    expect(await found({ from: day.add({ days: 1 }).toString() })).toEqual([])
    expect(await found({ until: day.subtract({ days: 2 }).toString() })).toEqual([])
  })

  it('exports chosen entries in words, with the key of the act beside', async () => {
    const [newest, before] = await found({ search: '来函' })
    expect(before).toBeUndefined()
    const { stream } = await exportList(place.world.auditor, {
      list: 'audit',
      filter: asked(),
      columns: ['seq', 'actor', 'action', 'subject'],
      ids: [String(newest?.seq)],
      locale: 'zh',
      fullPhones: false,
    })
    const book = new ExcelJS.Workbook()
    // exceljs declares an older Buffer.
    await book.xlsx.load((await buffer(stream)) as unknown as ArrayBuffer)
    const lines: unknown[] = []
    book.worksheets[0]?.eachRow((row) => void lines.push(Array.isArray(row.values) ? row.values.slice(1) : []))
    expect(lines.at(-1)).toEqual([newest?.seq, newest?.actor, '作废', 'application.void', '申报', other.enterprise.name])
  })
})
