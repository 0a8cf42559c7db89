import { and, eq, isNotNull } from 'drizzle-orm'
import { beforeEach, describe, expect, it } from 'vitest'
import { files, sheetPacks, sheets } from '@zhengji/db/schema/index'
import { readWorkbook } from '@zhengji/workbook/read'
import { unpackArchive } from '@zhengji/workbook/unpack'
import { openFile } from '../file/open.ts'
import { getPanel } from '../panel/get.ts'
import { recuse } from '../panel/recuse.ts'
import { getScoreMatrix } from '../score/matrix.ts'
import { reasonOf } from '../testing/refusal.ts'
import { createScoringOffice, type ScoringOffice } from '../testing/scoring.ts'
import { useWorld } from '../testing/use-world.ts'
import type { MadeApplication } from '../testing/world.ts'
import { cancelPack } from './cancel-pack.ts'
import { listSheets } from './list.ts'
import { listPacks } from './packs.ts'
import { reissueSheet } from './reissue.ts'
import { requestPack } from './request-pack.ts'

/** A round with an applicant for each role, a rubric and a drawn panel. */
const place = useWorld()
const size = () => place.world.definition.panel.size
let office: ScoringOffice
let coordinator: MadeApplication
let platform: MadeApplication

beforeEach(async () => {
  const { world } = place
  const round = await world.rehearsal()
  office = createScoringOffice(world, round.id)
  const [first, second] = world.definition.roles
  coordinator = await world.admittedApplication({ roundId: round.id, role: first?.id ?? '' })
  platform = await world.admittedApplication({ roundId: round.id, role: second?.id ?? '' })
  await office.approveRubric()
  await office.seatPanel()
})

const request = (role: string | null = null) => requestPack(place.world.officer, { roundId: office.roundId, role, dueAt: null })
const sheetsNow = () => listSheets(place.world.officer, { roundId: office.roundId })
const packNow = async (id: string) => (await listPacks(place.world.officer, { roundId: office.roundId })).find((pack) => pack.id === id)
const rolesIn = async (fileId: string | null) => {
  const read = await readWorkbook(await office.bytesOf(fileId), {
    verify: (content, signature) => place.world.ports.signer.verify(content, signature),
  })
  return read.ok ? read.identity.matrices.map(({ role }) => role) : read.refusal.reason
}

describe('a pack', () => {
  it('holds one workbook per expert and a zip of them all, shown only when everything is there', async () => {
    const { world } = place
    const pack = await request()
    expect(pack).toMatchObject({ status: 'queued', role: null, progress: 0, total: size(), zipFileId: null })
    expect((await sheetsNow()).map(({ status, built, fileId }) => `${status} ${built} ${fileId}`)).toEqual(
      Array(size()).fill('pending false null'),
    )
    await office.build(pack.id)
    const done = await packNow(pack.id)
    expect(done).toMatchObject({ status: 'done', progress: size() })
    const issued = await sheetsNow()
    expect(issued.every(({ status, built, fileId }) => status === 'issued' && built && fileId !== null)).toBe(true)
    const zip = await office.bytesOf(done?.zipFileId ?? null)
    const unpacked: Buffer[] = []
    for await (const file of unpackArchive(zip)) if ('bytes' in file) unpacked.push(file.bytes)
    expect(unpacked).toEqual(await Promise.all(issued.map(({ fileId }) => office.bytesOf(fileId))))
    expect((await openFile(world.auditor, { fileId: issued[0]?.fileId ?? '' })).file.name).toBe(
      `评分表-${issued[0]?.expertName}-${issued[0]?.number}.xlsx`,
    )
    expect(await rolesIn(issued[0]?.fileId ?? null)).toEqual([coordinator.role, platform.role])
  })

  it('for one role leaves the other role’s sheets alone, and both together are what is scored', async () => {
    const { world } = place
    const forPlatform = await office.issue(platform.role)
    const forCoordinator = await office.issue(coordinator.role)
    expect([await rolesIn(forPlatform[0]?.fileId ?? null), await rolesIn(forCoordinator[0]?.fileId ?? null)]).toEqual([
      [platform.role],
      [coordinator.role],
    ])
    expect((await sheetsNow()).map(({ role, status }) => `${role} ${status}`)).toEqual([
      ...Array(size()).fill(`${platform.role} issued`),
      ...Array(size()).fill(`${coordinator.role} issued`),
    ])
    for (const sheet of [forPlatform[0], forCoordinator[0]]) {
      await office.take(await office.fillSheet(await office.bytesOf(sheet?.fileId ?? null), { score: (_a, _c, max) => max }))
    }
    const matrices = await getScoreMatrix(world.officer, { roundId: office.roundId })
    expect(matrices.map(({ role, experts }) => [role, experts.length, experts.filter(({ complete }) => complete).length])).toEqual([
      [coordinator.role, size(), 1],
      [platform.role, size(), 1],
    ])
    expect(Object.keys(matrices[0]?.units[forPlatform[0]?.expertId ?? ''] ?? {})).toEqual([coordinator.id])
    // Scored under this rubric: a new pack is refused for it, but not for a role that nobody scored.
    expect(await reasonOf(request(platform.role))).toBe('PRECONDITION sheet-scores-exist')
  })

  it('issued again for the same role makes the earlier sheets void', async () => {
    const [before] = await office.issue(platform.role)
    await office.issue(coordinator.role)
    await office.issue(platform.role)
    const now = await sheetsNow()
    expect(now.find(({ id }) => id === before?.id)).toMatchObject({ status: 'void', voidReason: '已重新签发评分表' })
    expect(now.filter(({ status }) => status === 'issued')).toHaveLength(2 * size())
  })

  it('for one role is refused while a workbook of both is valid, which would become void', async () => {
    const [both] = await office.issue()
    expect(await reasonOf(request(platform.role))).toBe('PRECONDITION sheet-covers-more')
    expect((await sheetsNow()).every(({ status }) => status === 'issued')).toBe(true)
    await office.issue()
    expect((await sheetsNow()).find(({ id }) => id === both?.id)?.status).toBe('void')
    expect(await reasonOf(request('nobody'))).toBe('VALIDATION role-unknown')
  })

  it('that is cancelled is never issued, and its builder stops', async () => {
    const { world } = place
    const pack = await request()
    const cancelled = await cancelPack(world.officer, { packId: pack.id })
    expect(cancelled.status).toBe('cancelled')
    await office.build(pack.id)
    expect(await packNow(pack.id)).toMatchObject({ status: 'cancelled', progress: 0, zipFileId: null })
    expect((await sheetsNow()).map(({ status }) => status)).toEqual(Array(size()).fill('void'))
    expect(await reasonOf(cancelPack(world.officer, { packId: pack.id }))).toBe('PRECONDITION pack-finished')
  })

  it('cancelled while it is built stops before the next file and shows none', async () => {
    const { world } = place
    const pack = await request()
    const building = office.build(pack.id)
    // As soon as the first workbook is registered.
    while ((await world.db.$count(sheets, and(eq(sheets.packId, pack.id), isNotNull(sheets.fileId)))) === 0) await new Promise(setImmediate)
    await cancelPack(world.officer, { packId: pack.id })
    await building
    const [row] = await world.db.select().from(sheetPacks).where(eq(sheetPacks.id, pack.id))
    expect(row).toMatchObject({ status: 'cancelled', zipFileId: null })
    expect(row?.progress).toBeLessThan(size())
    expect((await sheetsNow()).every(({ status, fileId }) => status === 'void' && fileId === null)).toBe(true)
  })

  it('built by two workers at once is there once', async () => {
    const { world } = place
    const pack = await request()
    const both = await Promise.allSettled([office.build(pack.id), office.build(pack.id)])
    // Whoever loses the race over the end is repeated by its queue and finds nothing left to do.
    await office.build(pack.id)
    expect(both.some(({ status }) => status === 'fulfilled')).toBe(true)
    expect(await packNow(pack.id)).toMatchObject({ status: 'done', progress: size() })
    const issued = await world.db.$count(files, and(eq(files.roundId, office.roundId), eq(files.purpose, 'sheet-issued')))
    const zips = await world.db.$count(files, and(eq(files.roundId, office.roundId), eq(files.purpose, 'sheet-pack')))
    expect([issued, zips]).toEqual([size(), 1])
  })

  it('is for officers', async () => {
    const { world } = place
    const input = { roundId: office.roundId, role: null, dueAt: null }
    expect(await reasonOf(requestPack(world.approver, input))).toBe('FORBIDDEN forbidden')
    expect(await reasonOf(requestPack(world.auditor, input))).toBe('FORBIDDEN forbidden')
  })
})

describe('one sheet', () => {
  it('issued again has a new number and the recusal that was declared since', async () => {
    const { world } = place
    const [sheet] = await office.issue(platform.role)
    const expertId = sheet?.expertId ?? ''
    await recuse(world.officer, { roundId: office.roundId, expertId, applicationId: platform.id, reason: '近亲属任职' })
    const pack = await reissueSheet(world.officer, { sheetId: sheet?.id ?? '', reason: '专家声明回避' })
    expect(pack).toMatchObject({ role: platform.role, total: 1 })
    await office.build(pack.id)
    const again = (await sheetsNow()).find(({ expertId: of, status }) => of === expertId && status === 'issued')
    expect(again?.number).not.toBe(sheet?.number)
    const read = await readWorkbook(await office.bytesOf(again?.fileId ?? null), { verify: () => true })
    expect(read.ok && read.scores.map(({ applicationId, recused }) => [applicationId, recused])).toEqual([[platform.id, true]])
    const { recusals } = await getPanel(world.officer, { roundId: office.roundId })
    expect(recusals).toHaveLength(1)
  })

  it('is refused while everybody has one', async () => {
    const { world } = place
    const [before] = await office.issue(platform.role)
    const [after] = await office.issue(platform.role)
    expect(await reasonOf(reissueSheet(world.officer, { sheetId: before?.id ?? '', reason: '再发一次' }))).toBe(
      'PRECONDITION sheet-nobody-without',
    )
    expect((await sheetsNow()).find(({ id }) => id === after?.id)?.status).toBe('issued')
  })
})
