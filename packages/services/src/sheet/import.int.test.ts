import { buffer } from 'node:stream/consumers'
import { asc, eq } from 'drizzle-orm'
import { beforeEach, describe, expect, it } from 'vitest'
import { files, scoreVersions, sheetImports, sheetRemarks } from '@zhengji/db/schema/index'
import { criteriaOf } from '@zhengji/domain/score/total'
import type { SheetRow } from '@zhengji/domain/sheet/view'
import { writePack } from '@zhengji/workbook/pack'
import { repack, setValue, unpack } from '@zhengji/workbook/testing/fill'
import { getPanel } from '../panel/get.ts'
import { replaceMember } from '../panel/replace-member.ts'
import { decideProposal } from '../proposal/decide.ts'
import { proposeCorrection } from '../score/propose-correction.ts'
import { reasonOf } from '../testing/refusal.ts'
import { createScoringOffice, type ScoringOffice } from '../testing/scoring.ts'
import { useWorld } from '../testing/use-world.ts'
import type { MadeApplication } from '../testing/world.ts'
import { getImport } from './get-import.ts'
import { getSheet } from './get.ts'
import { importSheets } from './import.ts'
import { listImports } from './imports.ts'
import { listSheets } from './list.ts'
import { proposeImport } from './propose-import.ts'
import { readImport } from './read-import.ts'
import { reissueSheet } from './reissue.ts'

/** Each test has a round of its own: two applicants for the platform role, five experts, issued workbooks. */
const place = useWorld()
let office: ScoringOffice
let applicants: MadeApplication[]
let sheets: SheetRow[]
let blank: Buffer
let criteria: string[]

beforeEach(async () => {
  const { world } = place
  const round = await world.rehearsal()
  office = createScoringOffice(world, round.id)
  applicants = [await world.admittedApplication({ roundId: round.id }), await world.admittedApplication({ roundId: round.id })]
  await office.approveRubric()
  await office.seatPanel()
  sheets = await office.issue()
  blank = await office.bytesOf(sheets[0]?.fileId ?? null)
  const rubric = world.definition.rubrics.find(({ role }) => role === applicants[0]?.role)
  criteria = rubric === undefined ? [] : criteriaOf(rubric).map(({ id }) => id)
})

const first = () => applicants[0]?.id ?? ''
const second = () => applicants[1]?.id ?? ''
const criterion = () => criteria[0] ?? ''
const sheetId = () => sheets[0]?.id ?? ''
const full = (changes: Parameters<ScoringOffice['fillSheet']>[1] = {}) =>
  office.fillSheet(blank, { score: (_a, _c, max) => max / 2, ...changes })
const stored = () => place.world.db.select().from(scoreVersions).where(eq(scoreVersions.sheetId, sheetId())).orderBy(asc(scoreVersions.id))
const statusOf = async (id = sheetId()) =>
  (await listSheets(place.world.officer, { roundId: office.roundId })).find((sheet) => sheet.id === id)
const counts = { new: 0, unchanged: 0, corrected: 0, changed: 0, missing: 0, invalid: 0, conflict: 0, recused: 0 }

describe('a returned workbook', () => {
  it('gets a verdict for every cell, and nothing is written before a second person confirms', async () => {
    const { world } = place
    const bytes = await full({ cells: { [second()]: { [criterion()]: '=1+1'.slice(1), [criteria[1] ?? '']: null } } })
    const one = await office.bringIn(bytes, '张三.xlsx')
    const cells = criteria.length * 2
    expect(one).toMatchObject({ status: 'read', sheetId: sheetId(), sheetNumber: sheets[0]?.number, expertName: sheets[0]?.expertName })
    expect(one.report?.counts).toEqual({ ...counts, new: cells - 2, missing: 1, invalid: 1 })
    expect(one.report?.complete).toBe(false)
    const cell = one.report?.applicants.find(({ applicationId }) => applicationId === second())?.cells[0]
    expect(cell).toMatchObject({ criterionId: criterion(), verdict: 'invalid', baseline: null, stored: null, found: null, raw: '1+1' })
    expect(await stored()).toEqual([])
    const proposal = await office.propose(one)
    expect(await stored()).toEqual([])
    await office.approve(proposal.id)
    const rows = await stored()
    expect(rows).toHaveLength(cells - 2)
    expect(new Set(rows.map(({ version, reason, importId }) => `${version} ${reason} ${importId}`))).toEqual(
      new Set([`1 import ${one.id}`]),
    )
    expect((await getImport(world.auditor, { importId: one.id })).status).toBe('confirmed')
  })

  it('keeps its bytes as they came', async () => {
    const bytes = await full()
    const one = await office.bringIn(bytes, '张三.xlsx')
    expect(await office.bytesOf(one.fileId)).toEqual(bytes)
  })

  it('is a draft while incomplete, and complete with what comes later', async () => {
    await office.take(await full({ cells: { [second()]: { [criterion()]: null } } }))
    expect(await statusOf()).toMatchObject({ status: 'incomplete', filled: criteria.length * 2 - 1, expected: criteria.length * 2 })
    const rest = await office.bringIn(await full())
    expect(rest.report?.counts).toEqual({ ...counts, unchanged: criteria.length * 2 - 1, new: 1 })
    await office.approve((await office.propose(rest)).id)
    expect(await statusOf()).toMatchObject({ status: 'complete' })
  })

  it('brought in again says “no changes” and cannot be proposed', async () => {
    const bytes = await full({ remarks: { [first()]: '方案完整' } })
    await office.take(bytes)
    const again = await office.bringIn(bytes)
    expect(again.report?.counts).toEqual({ ...counts, unchanged: criteria.length * 2 })
    expect(again.open).toEqual([])
    expect(await reasonOf(office.propose(again))).toBe('PRECONDITION import-unchanged')
  })

  it('that is older than the one imported last is a conflict and is never written', async () => {
    const older = await full({ savedAt: '2026-02-03T01:00:00Z' })
    const newer = await full({ cells: { [first()]: { [criterion()]: 1 } }, savedAt: '2026-02-03T02:00:00Z' })
    await office.take(older)
    await office.take(newer)
    const late = await office.bringIn(older)
    expect(late.report?.counts).toEqual({ ...counts, unchanged: criteria.length * 2 - 1, conflict: 1 })
    expect(late.report?.problems.map(({ reason }) => reason)).toContain('sheet-cell-conflict')
    expect(await reasonOf(office.propose(late))).toBe('PRECONDITION import-conflicts')
    // Also without a date in the files: a value that was replaced does not come back by itself.
    const undated = await office.bringIn(await full({ savedAt: null }))
    expect(undated.report?.counts.conflict).toBe(1)
    expect(
      (await stored()).filter(({ criterionId, applicationId }) => criterionId === criterion() && applicationId === first()).at(-1)?.units,
    ).toBe(2)
  })

  it('that empties a cell is a conflict, never an erasure', async () => {
    await office.take(await full())
    const emptied = await office.bringIn(await full({ cells: { [first()]: { [criterion()]: null } } }))
    expect(emptied.report?.counts).toEqual({ ...counts, unchanged: criteria.length * 2 - 1, conflict: 1 })
  })

  it('compares three ways: what was corrected meanwhile stays, and the rest can still come in', async () => {
    const { world } = place
    await office.take(await full({ cells: { [second()]: { [criterion()]: null } } }))
    const correction = await proposeCorrection(world.officer, {
      sheetId: sheetId(),
      applicationId: first(),
      criterionId: criterion(),
      units: 3,
      kind: 'arithmetic',
      explanation: '原表合计有误，经核对更正',
    })
    await office.approve(correction.id)
    const rest = await office.bringIn(await full())
    expect(rest.report?.counts).toEqual({ ...counts, unchanged: criteria.length * 2 - 2, corrected: 1, new: 1 })
    const cell = rest.report?.applicants.find(({ applicationId }) => applicationId === first())?.cells[0]
    expect(cell).toMatchObject({ verdict: 'corrected', stored: 3 })
    expect(cell?.baseline).toBe(cell?.found)
    await office.approve((await office.propose(rest)).id)
    const versions = (await stored()).filter(({ criterionId, applicationId }) => criterionId === criterion() && applicationId === first())
    expect(versions.map(({ units, reason }) => `${units} ${reason}`)).toEqual([`${cell?.found} import`, '3 arithmetic'])
    // A file that changes the corrected score is a conflict: somebody has to decide.
    const both = await office.bringIn(await full({ cells: { [first()]: { [criterion()]: 2 } } }))
    expect(both.report?.counts.conflict).toBe(1)
  })

  it('declares recusals, which are recorded at its confirmation and leave the pair out', async () => {
    await office.take(await full({ recused: { [second()]: '是' } }))
    expect(await statusOf()).toMatchObject({ status: 'complete', filled: criteria.length, expected: criteria.length })
    const { matrices } = await getSheet(place.world.auditor, { sheetId: sheetId() })
    expect(matrices.flatMap((matrix) => matrix.applicants.map(({ recused }) => recused))).toEqual([false, true])
  })

  it('keeps remarks, the newest counting', async () => {
    const { world } = place
    await office.take(await full({ remarks: { [first()]: '方案完整' } }))
    await office.take(await full({ remarks: { [first()]: '方案完整，人员不足' } }))
    const rows = await world.db.select().from(sheetRemarks).where(eq(sheetRemarks.sheetId, sheetId()))
    expect(rows.map(({ version, comment }) => `${version} ${comment}`).sort()).toEqual(['1 方案完整', '2 方案完整，人员不足'])
    const { matrices } = await getSheet(world.officer, { sheetId: sheetId() })
    expect(matrices[0]?.applicants[0]?.comment).toBe('方案完整，人员不足')
  })
})

describe('accepting', () => {
  it('takes one applicant of the file and leaves the others for later', async () => {
    const bytes = await full()
    const one = await office.bringIn(bytes)
    const proposal = await office.propose(one, [first()])
    expect(proposal.payload).toMatchObject({ applicationIds: [first()], cells: criteria.length })
    await office.approve(proposal.id)
    expect(new Set((await stored()).map(({ applicationId }) => applicationId))).toEqual(new Set([first()]))
    expect(await getImport(place.world.officer, { importId: one.id })).toMatchObject({ status: 'confirmed', accepted: [first()] })
    expect(await statusOf()).toMatchObject({ status: 'incomplete' })
    // The rest needs no new upload: the stored file is read again.
    const [again] = await importSheets(place.world.officer, { roundId: office.roundId, fileIds: [one.fileId] })
    await readImport(place.world.system('sheet-import.read'), { importId: again?.id ?? '' })
    const rest = await getImport(place.world.officer, { importId: again?.id ?? '' })
    expect(rest.report?.counts).toEqual({ ...counts, unchanged: criteria.length, new: criteria.length })
    await office.approve((await office.propose(rest)).id)
    expect(await statusOf()).toMatchObject({ status: 'complete' })
  })

  it('goes through for an applicant without conflict while another has one', async () => {
    await office.take(
      await full({ savedAt: '2026-02-03T02:00:00Z', cells: { [second()]: Object.fromEntries(criteria.map((id) => [id, null])) } }),
    )
    const mixed = await office.bringIn(await full({ savedAt: '2026-02-03T01:00:00Z', cells: { [first()]: { [criterion()]: 0 } } }))
    expect(mixed.report?.counts).toMatchObject({ conflict: 1, new: criteria.length })
    expect(mixed.open).toEqual([second()])
    expect(await reasonOf(office.propose(mixed))).toBe('PRECONDITION import-conflicts')
    expect(await reasonOf(office.propose(mixed, [first()]))).toBe('PRECONDITION import-conflicts')
    await office.approve((await office.propose(mixed, [second()])).id)
    expect(await statusOf()).toMatchObject({ status: 'complete' })
  })

  it('is refused for applicants that the file does not hold, and at a revision that is gone', async () => {
    const one = await office.bringIn(await full())
    expect(await reasonOf(office.propose(one, [sheetId()]))).toBe('VALIDATION import-applicant-unknown')
    expect(await reasonOf(proposeImport(place.world.officer, { importId: one.id, revision: one.revision + 1 }))).toBe(
      'CONFLICT stale-revision',
    )
    expect((await getImport(place.world.officer, { importId: one.id })).status).toBe('read')
  })

  it('needs a second person, also where an officer is an approver as well', async () => {
    const { world } = place
    const both = await world.person('officer', 'approver')
    const one = await office.bringIn(await full(), '张三.xlsx', both)
    // Proposed by somebody else, still not confirmed by whoever brought the file in.
    const proposal = await office.propose(one)
    expect(await reasonOf(decideProposal(both, { proposalId: proposal.id, verdict: 'approved', comment: '' }))).toBe(
      'PRECONDITION import-own',
    )
    const own = await office.bringIn(await full({ cells: { [first()]: { [criterion()]: 0 } } }), '李四.xlsx')
    const ownProposal = await proposeImport(both, { importId: own.id, revision: own.revision })
    expect(await reasonOf(decideProposal(both, { proposalId: ownProposal.id, verdict: 'approved', comment: '' }))).toBe(
      'PRECONDITION four-eyes',
    )
    expect(await stored()).toEqual([])
  })

  it('is a conflict when the scores have moved since the report', async () => {
    const [early, late] = [
      await office.bringIn(await full()),
      await office.bringIn(await full({ cells: { [first()]: { [criterion()]: 0 } } })),
    ]
    const earlyProposal = await office.propose(early)
    await office.approve((await office.propose(late)).id)
    expect(await reasonOf(office.approve(earlyProposal.id))).toBe('CONFLICT import-outdated')
    expect((await getImport(place.world.officer, { importId: early.id })).status).toBe('proposed')
  })

  it('sent back changes nothing', async () => {
    const { world } = place
    const one = await office.bringIn(await full())
    const proposal = await office.propose(one)
    await decideProposal(world.approver, { proposalId: proposal.id, verdict: 'rejected', comment: '扫描件缺签名' })
    expect((await getImport(world.officer, { importId: one.id })).status).toBe('rejected')
    expect(await stored()).toEqual([])
  })
})

describe('a sheet that counts no more', () => {
  it('says by which number it was replaced when it was issued again', async () => {
    const filled = await full()
    await reissueSheet(place.world.officer, { sheetId: sheetId(), reason: '专家文件丢失' }).then(({ id }) => office.build(id))
    const current = (await listSheets(place.world.officer, { roundId: office.roundId })).find(
      ({ expertId, status }) => expertId === sheets[0]?.expertId && status === 'issued',
    )
    const one = await office.bringIn(filled)
    expect(one).toMatchObject({ status: 'refused', sheetId: sheetId() })
    expect(one.report).toMatchObject({
      reason: 'sheet-void',
      params: { number: sheets[0]?.number, current: current?.number, why: '专家文件丢失' },
    })
    expect(await reasonOf(office.propose(one))).toBe('PRECONDITION import-not-read')
  })

  it('says that the expert was replaced', async () => {
    const { world } = place
    const { members } = await getPanel(world.officer, { roundId: office.roundId })
    // Of a category with members to spare: any substitute may take the seat.
    const seated = Map.groupBy(
      members.filter(({ status }) => status === 'member'),
      ({ category }) => category,
    )
    const spare = world.definition.panel.categories.find(({ id, minimum }) => (seated.get(id)?.length ?? 0) > minimum)
    const member = seated.get(spare?.id ?? '')?.[0]
    const sheet = sheets.find(({ expertId }) => expertId === member?.expertId)
    const filled = await office.fillSheet(await office.bytesOf(sheet?.fileId ?? null), { score: (_a, _c, max) => max })
    const proposal = await replaceMember(world.officer, { roundId: office.roundId, memberId: member?.id ?? '', reason: '因病退出' })
    await office.approve(proposal.id)
    const one = await office.bringIn(filled)
    expect(one.report).toMatchObject({
      verdict: 'refused',
      reason: 'sheet-void-unreplaced',
      params: { number: sheet?.number, why: '专家更换：因病退出' },
    })
  })

  it('is not confirmed when it became void after it was proposed', async () => {
    const one = await office.bringIn(await full())
    const proposal = await office.propose(one)
    await reissueSheet(place.world.officer, { sheetId: sheetId(), reason: '专家文件丢失' })
    expect(await reasonOf(office.approve(proposal.id))).toBe('PRECONDITION sheet-void-unreplaced')
  })
})

describe('files that are not what they should be', () => {
  it('of another round or tampered with are refused by name, and nothing stops the others', async () => {
    const { world } = place
    const other = await world.rehearsal()
    const foreign = createScoringOffice(world, other.id)
    const parts = await unpack(blank)
    setValue(parts, '评分表·参与服务平台', 'C9', '改过的评审要点')
    const zip = await buffer(
      writePack(
        (async function* () {
          yield { name: '好.xlsx', bytes: await full() }
          yield { name: '改过.xlsx', bytes: repack(parts) }
          yield { name: '不是.xlsx', bytes: Buffer.from('hello') }
          yield { name: '说明.txt', bytes: Buffer.from('hello') }
        })(),
      ),
    )
    const archive = await office.bringIn(zip, '收回.zip')
    expect(archive).toMatchObject({ status: 'read', sheetId: null })
    expect(archive.report?.problems.map(({ reason, sheet }) => `${reason} ${sheet ?? ''}`)).toEqual([
      'sheet-archive-unpacked ',
      'sheet-not-xlsx 说明.txt',
    ])
    const waiting = (await listImports(world.officer, { roundId: office.roundId })).filter(({ status }) => status === 'queued')
    for (const { id } of waiting) await readImport(world.system('sheet-import.read'), { importId: id })
    const outcome = (await listImports(world.officer, { roundId: office.roundId })).map(
      ({ name, status, report }) => `${name} ${status} ${report?.reason ?? ''}`,
    )
    expect(outcome.sort()).toEqual([
      '不是.xlsx refused sheet-not-xlsx',
      '好.xlsx read ',
      '收回.zip read ',
      '改过.xlsx refused sheet-locked-changed',
    ])
    expect((await foreign.bringIn(await full())).report?.reason).toBe('sheet-other-round')
  })

  it('follow an older rubric', async () => {
    const filled = await full()
    await office.approveRubric()
    expect((await office.bringIn(filled)).report).toMatchObject({ reason: 'sheet-older-rubric', params: { found: 1, current: 2 } })
  })

  it('that were damaged on the way are refused and kept', async () => {
    const whole = await full()
    const one = await office.bringIn(whole.subarray(0, whole.length - 2_000))
    expect(one).toMatchObject({ status: 'refused', sheetId: null, sheetNumber: null, report: { reason: 'sheet-damaged' } })
    expect(await place.world.db.$count(files, eq(files.id, one.fileId))).toBe(1)
  })

  it('leave no cells in the list, which has to stay small', async () => {
    await office.bringIn(await full())
    const [row] = await listImports(place.world.officer, { roundId: office.roundId })
    expect(Object.keys(row?.report ?? {}).sort()).toEqual(['complete', 'counts', 'modifiedAt', 'params', 'reason', 'verdict'])
    expect(await place.world.db.$count(sheetImports, eq(sheetImports.roundId, office.roundId))).toBe(1)
  })
})
