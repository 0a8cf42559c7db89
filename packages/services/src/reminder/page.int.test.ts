import { buffer } from 'node:stream/consumers'
import ExcelJS from 'exceljs'
import { eq } from 'drizzle-orm'
import { beforeAll, describe, expect, it } from 'vitest'
import { messages } from '@zhengji/db/schema/index'
import { exportList } from '../list/export.ts'
import { planOpenRounds } from '../sweep/plan-due.ts'
import { createPostOffice } from '../testing/post-office.ts'
import { reasonOf } from '../testing/refusal.ts'
import { useWorld } from '../testing/use-world.ts'
import type { MadeApplication } from '../testing/world.ts'
import { holdMessage } from './hold.ts'
import { pageMessages } from './page.ts'
import { getReminderPlan } from './plan.ts'

const place = useWorld()
let roundId: string
let made: readonly MadeApplication[]

type Input = Parameters<typeof pageMessages>[1]
const asked = (change: Partial<Input> = {}): Input => ({
  roundId,
  search: '',
  status: '',
  purpose: 'draft-not-delivered',
  sort: 'due',
  direction: 'asc',
  page: 1,
  size: 10,
  ...change,
})
const read = async (change: Partial<Input> = {}) => pageMessages(place.world.officer, asked(change))

// Three drafts four days before the cut-off: four rungs each.
beforeAll(async () => {
  const { world } = place
  world.setChannels(createPostOffice('email').channels)
  const round = await world.rehearsal(96 * 60)
  roundId = round.id
  const drafts: MadeApplication[] = []
  for (let index = 0; index < 3; index += 1) drafts.push(await world.draftApplication({ roundId }))
  made = drafts
  await planOpenRounds(world.system('sweep'))
})

describe('pageMessages', () => {
  it('pages through every message once, by due time', async () => {
    const pages = [await read(), await read({ page: 2 })]
    const rows = pages.flatMap((page) => page.rows)
    expect(pages.map(({ total }) => total)).toEqual([12, 12])
    expect(new Set(rows.map(({ id }) => id)).size).toBe(12)
    const due = rows.map(({ dueAt }) => Temporal.Instant.from(dueAt).epochMilliseconds)
    expect(due).toEqual(due.toSorted((a, b) => a - b))
    const turned = [...(await read({ direction: 'desc' })).rows, ...(await read({ direction: 'desc', page: 2 })).rows]
    expect(turned.map(({ id }) => id)).toEqual(rows.map(({ id }) => id).toReversed())
  })

  it('finds recipients by name, by the end of the code and of the phone, as the plan does', async () => {
    const [first] = made
    if (first === undefined) throw new Error('nothing was made')
    const found = async (search: string) => [...new Set((await read({ search })).rows.map(({ recipientId }) => recipientId))]
    expect(await found(first.enterprise.name)).toEqual([first.id])
    expect(await found(first.enterprise.creditCode.slice(-4))).toEqual([first.id])
    expect((await found('8000')).toSorted()).toEqual(made.map(({ id }) => id).toSorted())
    expect(await found('没有这家')).toEqual([])
    const plan = await getReminderPlan(place.world.officer, { roundId, search: first.enterprise.name })
    expect([...new Set(plan.map(({ recipientId }) => recipientId))]).toEqual([first.id])
  })

  it('finds staff by their name and puts what was sent before what was not, in both directions', async () => {
    const { world } = place
    const { rows } = await read()
    const [one] = rows
    await world.db
      .update(messages)
      .set({ status: 'sent', sentAt: Temporal.Now.instant() })
      .where(eq(messages.id, one?.id ?? ''))
    for (const direction of ['asc', 'desc'] as const) expect((await read({ sort: 'sent', direction })).rows[0]?.id).toBe(one?.id)
    const officer = world.officer.actor.type === 'user' ? world.officer.actor.name : ''
    const toOfficer = (await read({ purpose: '', search: officer })).rows
    expect(toOfficer.length).toBeGreaterThan(0)
    expect(new Set(toOfficer.map(({ recipientName }) => recipientName))).toEqual(new Set([officer]))
  })

  it('exports the chosen messages in words', async () => {
    const { world } = place
    const planned = (await read({ status: 'planned' })).rows
    const [one, two] = planned
    await holdMessage(world.officer, { messageId: one?.id ?? '', reason: '企业来电说明' })
    const { stream } = await exportList(world.officer, {
      list: 'messages',
      filter: asked(),
      columns: ['recipient', 'purpose', 'status'],
      ids: [one?.id ?? '', two?.id ?? ''],
      locale: 'zh',
      fullPhones: false,
    })
    const book = new ExcelJS.Workbook()
    // exceljs declares an older Buffer.
    await book.xlsx.load((await buffer(stream)) as unknown as ArrayBuffer)
    const lines: unknown[] = []
    book.worksheets[0]?.eachRow((row) => void lines.push(Array.isArray(row.values) ? row.values.slice(1) : []))
    expect(lines.slice(-3)).toEqual([
      ['对象', '对象类别', '事由', '档次', '状态', '说明'],
      [one?.recipientName, '申报企业', '登记后未送达', '期限前 48 小时', '暂缓'],
      [two?.recipientName, '申报企业', '登记后未送达', '期限前 48 小时', '计划中'],
    ])
  })

  it('is for who may read reminders of the round', async () => {
    const { world } = place
    expect(await reasonOf(pageMessages(world.admin, asked()))).toBe('FORBIDDEN forbidden')
  })
})
