import { Readable } from 'node:stream'
import { beforeAll, describe, expect, it } from 'vitest'
import type { SheetRow } from '@zhengji/domain/sheet/view'
import { openFile } from '../file/open.ts'
import { registerUpload } from '../file/register-upload.ts'
import { randomPdf } from '../testing/paper.ts'
import { reasonOf } from '../testing/refusal.ts'
import { createScoringOffice, type ScoringOffice } from '../testing/scoring.ts'
import { useWorld } from '../testing/use-world.ts'
import { attachSheetScan } from './attach-scan.ts'
import { getSheet } from './get.ts'
import { listSheets } from './list.ts'
import { reissueSheet } from './reissue.ts'
import { voidSheetScan } from './void-scan.ts'

const place = useWorld()
let office: ScoringOffice
let sheet: SheetRow

beforeAll(async () => {
  const { world } = place
  office = createScoringOffice(world)
  await world.admittedApplication()
  await office.approveRubric()
  await office.seatPanel()
  const [first] = await office.issue()
  if (first === undefined) throw new Error('nothing was issued')
  sheet = first
})

const scan = (bytes = randomPdf()) => office.upload(bytes, '张三签名页.pdf', 'sheet-scan')
const scansNow = async () => (await getSheet(place.world.auditor, { sheetId: sheet.id })).scans

describe('the scan of the signed paper', () => {
  it('lies beside the numbers of its sheet, for whoever may read sheets', async () => {
    const { world } = place
    const bytes = randomPdf()
    const file = await scan(bytes)
    const [attached] = await attachSheetScan(world.officer, { sheetId: sheet.id, fileId: file.id })
    expect(attached).toMatchObject({
      fileId: file.id,
      name: '张三签名页.pdf',
      mediaType: 'application/pdf',
      sha256: file.sha256,
      voidedAt: null,
    })
    expect(await office.bytesOf(file.id)).toEqual(bytes)
    expect((await openFile(world.approver, { fileId: file.id })).file.purpose).toBe('sheet-scan')
    expect(await reasonOf(openFile(world.clerk, { fileId: file.id }))).toBe('FORBIDDEN forbidden')
    expect((await listSheets(world.officer, { roundId: office.roundId })).find(({ id }) => id === sheet.id)?.scans).toBe(1)
  })

  it('is not attached twice, and may be once it was voided with a reason', async () => {
    const { world } = place
    const file = await scan()
    const attach = () => attachSheetScan(world.officer, { sheetId: sheet.id, fileId: file.id })
    const [first] = await attach()
    expect(await reasonOf(attach())).toBe('PRECONDITION sheet-scan-exists')
    await voidSheetScan(world.officer, { scanId: first?.id ?? '', reason: '扫描不清晰' })
    expect(await reasonOf(voidSheetScan(world.officer, { scanId: first?.id ?? '', reason: '扫描不清晰' }))).toBe(
      'PRECONDITION sheet-scan-voided',
    )
    await attach()
    expect((await scansNow()).filter(({ fileId }) => fileId === file.id).map(({ voidReason }) => voidReason)).toEqual([null, '扫描不清晰'])
  })

  it('is a file of that kind and of that round', async () => {
    const { world } = place
    const other = await world.rehearsal()
    const foreign = await registerUpload(world.officer, {
      source: Readable.from([randomPdf()]),
      name: 'a.pdf',
      purpose: 'sheet-scan',
      roundId: other.id,
    })
    const material = await world.uploadScan()
    const refused = (fileId: string) => reasonOf(attachSheetScan(world.officer, { sheetId: sheet.id, fileId }))
    expect(await refused(foreign.id)).toBe('PRECONDITION sheet-scan-purpose')
    expect(await refused(material.id)).toBe('PRECONDITION sheet-scan-purpose')
    expect(await refused(sheet.id)).toBe('NOT_FOUND not-found')
    expect(await reasonOf(office.upload(Buffer.from('PK\u0003\u0004'), 'a.xlsx', 'sheet-scan'))).toBe('VALIDATION file-type-refused')
  })

  it('is put there by officers, and not on a sheet that is void', async () => {
    const { world } = place
    const file = await scan()
    expect(await reasonOf(attachSheetScan(world.approver, { sheetId: sheet.id, fileId: file.id }))).toBe('FORBIDDEN forbidden')
    const [, second] = (await listSheets(world.officer, { roundId: office.roundId })).filter(({ status }) => status === 'issued')
    await reissueSheet(world.officer, { sheetId: second?.id ?? '', reason: '专家文件丢失' })
    expect(await reasonOf(attachSheetScan(world.officer, { sheetId: second?.id ?? '', fileId: file.id }))).toBe(
      'PRECONDITION sheet-void-unreplaced',
    )
  })
})
