import { beforeAll, expect, it } from 'vitest'
import { criteriaOf } from '@zhengji/domain/score/total'
import type { SheetImportView, SheetRow } from '@zhengji/domain/sheet/view'
import { getApplication } from '../application/get.ts'
import { withdrawApplication } from '../application/withdraw.ts'
import { getPanel } from '../panel/get.ts'
import { recuse } from '../panel/recuse.ts'
import { recordRoundDate } from '../reminder/round-dates.ts'
import { openAbnormalCase } from '../score/open-case.ts'
import { proposeCorrection } from '../score/propose-correction.ts'
import { getScoreForm } from '../sheet/score-form.ts'
import { reasonOf } from '../testing/refusal.ts'
import { createScoringOffice, type ScoringOffice } from '../testing/scoring.ts'
import { useWorld } from '../testing/use-world.ts'
import type { MadeApplication } from '../testing/world.ts'
import { computeResult } from './compute.ts'
import { getMinutes } from './minutes.ts'
import { proposeResult } from './propose.ts'
import { getPublicity } from './publicity.ts'
import { runResult } from './run.ts'

/** Three applicants of one role in the order of their scores; a recusal, a correction after the import, a case. */
const place = useWorld()
let office: ScoringOffice
let applicants: MadeApplication[]
let sheets: SheetRow[]
let imports: SheetImportView[]
let criterionId: string
let runId: string

const compute = async (): Promise<string> => {
  const { world } = place
  const run = await computeResult(world.officer, { roundId: office.roundId })
  await runResult(world.system('result.compute'), { runId: run.id })
  return run.id
}
const idOf = (index: number): string => applicants[index]?.id ?? ''

beforeAll(async () => {
  const { world } = place
  office = createScoringOffice(world)
  applicants = [await world.admittedApplication(), await world.admittedApplication(), await world.admittedApplication()]
  await office.approveRubric()
  await office.seatPanel()
  sheets = await office.issue()
  const rubric = world.definition.rubrics.find(({ role }) => role === applicants[0]?.role)
  criterionId = criteriaOf(rubric ?? { groups: [] }).find(({ kind }) => kind === 'subjective')?.id ?? ''
  await recuse(world.officer, {
    roundId: office.roundId,
    expertId: sheets[2]?.expertId ?? '',
    applicationId: idOf(1),
    reason: '近亲属任职',
  })
  imports = []
  for (const sheet of sheets) {
    const score = (applicationId: string, _criterion: string, max: number) => max - (applicationId === idOf(0) ? 0 : 1)
    const filled = await office.fillSheet(await office.bytesOf(sheet.fileId), { score, remarks: { [idOf(0)]: '方案完整可行' } })
    imports.push(await office.take(filled))
  }
  runId = await compute()
}, 120_000)

it('a score form says what the file brought, also where it was corrected afterwards', async () => {
  const { world } = place
  const before = await getScoreForm(world.auditor, { importId: imports[1]?.id ?? '' })
  const units = before.matrices[0]?.applicants[0]?.units[criterionId] ?? 0
  const correction = await proposeCorrection(world.officer, {
    sheetId: sheets[1]?.id ?? '',
    applicationId: idOf(0),
    criterionId,
    units: units - 1,
    kind: 'arithmetic',
    explanation: '经核对更正',
  })
  await office.approve(correction.id)
  const form = await getScoreForm(world.auditor, { importId: imports[1]?.id ?? '' })
  const [column] = form.matrices[0]?.applicants ?? []
  expect(column).toEqual({ ...before.matrices[0]?.applicants[0], corrected: [criterionId] })
  expect(column).toMatchObject({ applicationId: idOf(0), comment: '方案完整可行', recused: false })
  expect(form).toMatchObject({ sheetNumber: sheets[1]?.number, expertName: sheets[1]?.expertName, rehearsal: true, voidReason: null })
  expect(form.file.sha256).toMatch(/^[0-9a-f]{64}$/)
  const closed = await getScoreForm(world.auditor, { importId: imports[2]?.id ?? '' })
  expect(closed.matrices[0]?.applicants[1]).toMatchObject({ recused: true, units: {} })

  // A later file adds its own; the form of the first stays what it was.
  const again = await office.fillSheet(await office.bytesOf(sheets[3]?.fileId ?? null), {
    score: (applicationId, id, max) => max - (applicationId === idOf(0) ? 0 : id === criterionId && applicationId === idOf(1) ? 2 : 1),
    savedAt: Temporal.Now.instant().add({ hours: 1 }).round('second').toString(),
  })
  const second = await office.take(again)
  const unitsIn = async (importId: string) =>
    (await getScoreForm(world.officer, { importId })).matrices[0]?.applicants[1]?.units[criterionId] ?? 0
  expect((await unitsIn(imports[3]?.id ?? '')) - (await unitsIn(second.id))).toBe(2)
})

it('a form exists of confirmed imports only, for whoever may read sheets', async () => {
  const { world } = place
  const blank = await office.bytesOf(sheets[4]?.fileId ?? null)
  const waiting = await office.bringIn(await office.fillSheet(blank, { score: (_a, _c, max) => max / 2 }))
  expect(await reasonOf(getScoreForm(world.officer, { importId: waiting.id }))).toBe('PRECONDITION import-not-confirmed')
  expect(await reasonOf(getScoreForm(world.clerk, { importId: imports[0]?.id ?? '' }))).toBe('FORBIDDEN forbidden')
})

it('minutes are counted from what is stored', async () => {
  const { world } = place
  const { id: caseId } = await openAbnormalCase(world.officer, { sheetId: sheets[0]?.id ?? '', applicationId: null, reason: '评分偏低' })
  runId = await compute()
  const unset = await getMinutes(world.approver, { runId })
  expect(unset.meeting).toBeNull()
  const startsAt = Temporal.Now.instant().add({ hours: 24 }).round('second').toString()
  await recordRoundDate(world.officer, { roundId: office.roundId, kind: 'panel-meeting', startsAt, note: '商务委三楼会议室' })
  const minutes = await getMinutes(world.approver, { runId })
  const { draw, members } = await getPanel(world.officer, { roundId: office.roundId })
  expect(minutes).toMatchObject({
    mark: 'draft',
    stale: false,
    meeting: { startsAt, note: '商务委三楼会议室' },
    draw: {
      seed: draw?.seed,
      poolHash: draw?.poolHash,
      poolSize: draw?.poolSize,
      replayMatches: true,
      excluded: { inactive: 0, 'conflict-with-all': 0 },
    },
    substitutes: world.definition.panel.substitutes,
    recusals: [
      {
        expertName: sheets[2]?.expertName,
        number: applicants[1]?.number,
        name: applicants[1]?.enterprise.name,
        kind: 'declared',
        reason: '近亲属任职',
      },
    ],
    sheets: { issued: sheets.length, complete: sheets.length, incomplete: 0, outstanding: 0, void: 0 },
    cases: [{ id: caseId, status: 'open' }],
  })
  expect(minutes.members).toEqual(members.filter(({ status }) => status === 'member'))
  const ranking = minutes.roles.find(({ role }) => role === applicants[0]?.role)?.ranking
  expect(ranking?.[0]).toMatchObject({ rank: 1, applicationId: idOf(0) })
  expect(await reasonOf(getMinutes(world.clerk, { runId }))).toBe('FORBIDDEN forbidden')
})

it('a public notice is a draft until the result is approved, and then names who stands', async () => {
  const { world } = place
  const draft = await getPublicity(world.officer, { runId })
  expect(draft).toMatchObject({ mark: 'draft', approvedAt: null, period: null, rehearsal: true })
  const list = (paper: typeof draft) => paper.roles.find(({ role }) => role === applicants[0]?.role)
  const { enterprise, number } = applicants[0] as MadeApplication
  expect(list(draft)?.selected[0]).toEqual({ rank: 1, number, name: enterprise.name, creditCode: enterprise.creditCode })

  await office.approve((await proposeResult(world.officer, { runId, reason: '评审完成' })).id)
  const startsAt = Temporal.Now.instant().round('second').toString()
  const date = await recordRoundDate(world.officer, { roundId: office.roundId, kind: 'publicity', startsAt, note: '' })
  const approved = await getPublicity(world.auditor, { runId })
  expect(approved).toMatchObject({ mark: 'approved', supersededBy: null, period: { startsAt, endsAt: date.endsAt } })
  expect(approved.approvedAt).not.toBeNull()
  expect(list(approved)).toEqual(list(draft))

  const { application } = await getApplication(world.clerk, { applicationId: idOf(0) })
  await withdrawApplication(world.clerk, { applicationId: idOf(0), revision: application.revision, reason: '企业自愿退出' })
  const rest = list(await getPublicity(world.auditor, { runId }))
  expect(rest).toEqual({ ...list(approved), selected: list(approved)?.selected.slice(1) })
  expect(await reasonOf(getPublicity(world.clerk, { runId }))).toBe('FORBIDDEN forbidden')
})
