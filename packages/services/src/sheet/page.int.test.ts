import { buffer } from 'node:stream/consumers'
import ExcelJS from 'exceljs'
import { beforeAll, describe, expect, it } from 'vitest'
import { exportList } from '../list/export.ts'
import { reasonOf } from '../testing/refusal.ts'
import { createScoringOffice, type ScoringOffice } from '../testing/scoring.ts'
import { useWorld } from '../testing/use-world.ts'
import { listSheets } from './list.ts'
import { pageSheets } from './page.ts'
import { reissueSheet } from './reissue.ts'

const place = useWorld()
let office: ScoringOffice

type Input = Parameters<typeof pageSheets>[1]
const asked = (change: Partial<Input> = {}): Input => ({
  roundId: office.roundId,
  search: '',
  status: [],
  sort: 'number',
  direction: 'asc',
  page: 1,
  size: 10,
  ...change,
})

beforeAll(async () => {
  const { world } = place
  const round = await world.rehearsal()
  office = createScoringOffice(world, round.id)
  for (const { id } of world.definition.roles) await world.admittedApplication({ roundId: round.id, role: id })
  await office.approveRubric()
  await office.seatPanel()
  await office.issue()
})

describe('pageSheets', () => {
  it('gives the same rows as the whole list, in the wanted order', async () => {
    const { world } = place
    const whole = await listSheets(world.officer, { roundId: office.roundId })
    const { rows, total } = await pageSheets(world.auditor, asked())
    expect([rows, total]).toEqual([whole, whole.length])
    const turned = await pageSheets(world.auditor, asked({ direction: 'desc' }))
    expect(turned.rows).toEqual(whole.toReversed())
    const named = (await pageSheets(world.auditor, asked({ sort: 'expert' }))).rows.map(({ expertName }) => expertName)
    expect(named.toSorted()).toEqual(whole.map(({ expertName }) => expertName).toSorted())
  })

  it('finds by the expert and by the number', async () => {
    const { world } = place
    const [first] = (await pageSheets(world.officer, asked())).rows
    const found = async (search: string) => (await pageSheets(world.officer, asked({ search }))).rows.map(({ id }) => id)
    expect(await found(first?.expertName ?? '')).toContain(first?.id)
    expect(await found(first?.number ?? '')).toEqual([first?.id])
    expect(await found(first?.number.slice(-6).toLowerCase() ?? '')).toEqual([first?.id])
    expect(await found('不存在')).toEqual([])
  })

  it('shows void ones only where they are asked for, and exports what is shown', async () => {
    const { world } = place
    const before = await pageSheets(world.officer, asked())
    const [first] = before.rows
    await reissueSheet(world.officer, { sheetId: first?.id ?? '', reason: '纸质表污损，重新签发' })
    const after = await pageSheets(world.officer, asked())
    expect(after.rows.map(({ id }) => id)).not.toContain(first?.id)
    expect(after.total).toBe(before.total)
    const voided = await pageSheets(world.officer, asked({ status: ['void'] }))
    expect(voided.rows.map(({ id }) => id)).toEqual([first?.id])

    const wish: Parameters<typeof exportList>[1] = {
      list: 'sheets',
      filter: asked({ status: ['void'] }),
      columns: ['number', 'status'],
      ids: null,
      locale: 'zh',
      fullPhones: false,
    }
    const { stream } = await exportList(world.officer, wish)
    const book = new ExcelJS.Workbook()
    // exceljs declares an older Buffer.
    await book.xlsx.load((await buffer(stream)) as unknown as ArrayBuffer)
    const [sheet] = book.worksheets
    expect([1, 2].map((column) => sheet?.lastRow?.getCell(column).value)).toEqual([first?.number, '已作废'])
  })

  it('is for readers of sheets only', async () => {
    const { world } = place
    expect(await reasonOf(pageSheets(world.clerk, asked()))).toBe('FORBIDDEN forbidden')
    expect(await reasonOf(pageSheets(world.admin, asked()))).toBe('FORBIDDEN forbidden')
  })
})
