import { beforeAll, expect, it } from 'vitest'
import { eq } from 'drizzle-orm'
import { resultRuns, results } from '@zhengji/db/schema/index'
import { newId } from '@zhengji/db/id'
import { criteriaOf } from '@zhengji/domain/score/total'
import type { SheetRow } from '@zhengji/domain/sheet/view'
import { checkRecomputation, compareInputs } from '@zhengji/workbook/recompute/check'
import { readRecomputation } from '@zhengji/workbook/recompute/read'
import { digest } from '../digest.ts'
import { recuse } from '../panel/recuse.ts'
import { openAbnormalCase } from '../score/open-case.ts'
import { proposeCorrection } from '../score/propose-correction.ts'
import { proposeReplacement } from '../score/propose-replacement.ts'
import { recordExplanation } from '../score/record-explanation.ts'
import { recordVote } from '../score/record-vote.ts'
import { reasonOf } from '../testing/refusal.ts'
import { createScoringOffice, type ScoringOffice } from '../testing/scoring.ts'
import { useWorld } from '../testing/use-world.ts'
import type { MadeApplication } from '../testing/world.ts'
import { computeResult } from './compute.ts'
import type { StoredInputs } from './inputs.ts'
import { listResults } from './list.ts'
import { exportRecomputation } from './recomputation.ts'
import { runResult } from './run.ts'
import { tryRules } from './try-rules.ts'

/** Three applicants of one role and one of the other; a recusal, a correction and a replacement among the scores. */
const place = useWorld()
let office: ScoringOffice
let applicants: MadeApplication[]
let sheets: SheetRow[]
let runId: string

const compute = async (): Promise<string> => {
  const { world } = place
  const run = await computeResult(world.officer, { roundId: office.roundId })
  await runResult(world.system('result.compute'), { runId: run.id })
  return run.id
}

beforeAll(async () => {
  const { world } = place
  office = createScoringOffice(world)
  const [coordinator] = world.definition.roles
  applicants = []
  for (const role of [undefined, undefined, undefined, coordinator?.id])
    applicants.push(await world.admittedApplication(role === undefined ? {} : { role }))
  await office.approveRubric()
  await office.seatPanel()
  sheets = await office.issue()
  const [first, second] = applicants
  await recuse(world.officer, {
    roundId: office.roundId,
    expertId: sheets[2]?.expertId ?? '',
    applicationId: second?.id ?? '',
    reason: '近亲属任职',
  })
  for (const [index, sheet] of sheets.entries()) {
    // The second and the third applicant get the same from everybody: a tie that the draw decides.
    const score = (applicationId: string, _criterion: string, max: number) =>
      index === 0 && applicationId === first?.id ? 0 : applicationId === first?.id ? max - (index % 3) / 2 : max - 0.5
    await office.take(await office.fillSheet(await office.bytesOf(sheet.fileId), { score }))
  }
  const rubric = world.definition.rubrics.find(({ role }) => role === first?.role)
  const criterionId = criteriaOf(rubric ?? { groups: [] })[0]?.id ?? ''
  const correction = await proposeCorrection(world.officer, {
    sheetId: sheets[1]?.id ?? '',
    applicationId: first?.id ?? '',
    criterionId,
    units: 1,
    kind: 'arithmetic',
    explanation: '经核对更正',
  })
  await office.approve(correction.id)
  const opened = await openAbnormalCase(world.officer, {
    sheetId: sheets[0]?.id ?? '',
    applicationId: first?.id ?? '',
    reason: '全部打了 0 分',
  })
  for (const index of [1, 2, 3, 4])
    await recordVote(world.officer, { caseId: opened.id, expertId: sheets[index]?.expertId ?? '', confirms: true })
  const explained = await recordExplanation(world.officer, {
    caseId: opened.id,
    revision: opened.revision,
    explanation: 'absent',
    text: '',
    fileId: null,
  })
  const proposal = await proposeReplacement(world.officer, { caseId: opened.id, revision: explained.revision, reason: '超过半数成员认定' })
  await office.approve(proposal.id)
  runId = await compute()
}, 120_000)

const read = async (locale: 'zh' | 'en' = 'zh', id = runId) => {
  const { bytes } = await exportRecomputation(place.world.auditor, { runId: id, locale })
  const found = await readRecomputation(bytes)
  if (!found.ok) throw new Error(`${found.reason} ${JSON.stringify(found.params)}`)
  return { found, bytes }
}

const stored = async (id = runId) => {
  const [row] = await place.world.db.select().from(results).where(eq(results.runId, id))
  return { row, inputs: row?.inputs as StoredInputs }
}

it.each(['zh', 'en'] as const)('read back in %s it is what the stored run rests on and came to', async (locale) => {
  const { found } = await read(locale)
  const { row, inputs } = await stored()
  expect(found).toMatchObject({ locale, runId, inputHash: row?.inputHash })
  expect(found.roles.map(({ input }) => input.rubric.role)).toEqual(inputs.roles.map(({ input }) => input.rubric.role))
  expect(found.roles.flatMap(({ input }, index) => compareInputs(input, inputs.roles[index]?.input ?? input))).toEqual([])
  expect(checkRecomputation(found, digest)).toEqual([])
  // Figure by figure against what the system published.
  const [published] = await listResults(place.world.officer, { roundId: office.roundId })
  for (const { input, applicants: shown } of found.roles) {
    const ranking = published?.roles.find(({ role }) => role === input.rubric.role)?.ranking ?? []
    expect(
      Object.fromEntries(shown.map(({ applicationId, final, rank }) => [applicationId, [Number(final.text), Number(rank.text)]])),
    ).toEqual(Object.fromEntries(ranking.map(({ applicationId, final, rank }) => [applicationId, [(final ?? 0) / 100, rank]])))
  }
  expect(published?.roles.flatMap(({ ranking }) => ranking.map(({ tieResolvedBy }) => tieResolvedBy))).toContain('draw')
  expect(published?.roles.flatMap(({ replacements }) => replacements)).toHaveLength(1)
})

it('is the same bytes each time, also after the scores have moved on', async () => {
  const { world } = place
  const before = (await read()).bytes
  const later = await proposeCorrection(world.officer, {
    sheetId: sheets[5]?.id ?? '',
    applicationId: applicants[0]?.id ?? '',
    criterionId: criteriaOf(world.definition.rubrics.find(({ role }) => role === applicants[0]?.role) ?? { groups: [] })[1]?.id ?? '',
    units: 1,
    kind: 'arithmetic',
    explanation: '经核对更正',
  })
  await office.approve(later.id)
  expect((await listResults(world.officer, { roundId: office.roundId }))[0]?.stale).toBe(true)
  expect((await read()).bytes).toEqual(before)
  const next = await compute()
  const [moved, first] = [(await read('zh', next)).found.roles[1]?.input, (await stored()).inputs.roles[1]?.input]
  if (moved === undefined || first === undefined) throw new Error('the role is missing')
  expect(compareInputs(moved, first)).toEqual([expect.stringContaining('≠')])
})

it('is for whoever may read results, of runs that are computed', async () => {
  const { world } = place
  expect(await reasonOf(exportRecomputation(world.clerk, { runId, locale: 'zh' }))).toBe('FORBIDDEN forbidden')
  expect(await reasonOf(exportRecomputation(world.auditor, { runId: newId(), locale: 'zh' }))).toBe('NOT_FOUND not-found')
  const waiting = newId()
  await world.db.insert(resultRuns).values({
    id: waiting,
    roundId: office.roundId,
    version: 99,
    status: 'queued',
    tieSeed: 's',
    requestedBy: newId(),
    requestedAt: await world.ports.clock(world.db),
  })
  expect(await reasonOf(exportRecomputation(world.auditor, { runId: waiting, locale: 'zh' }))).toBe('PRECONDITION result-not-computed')
})

it('other rules are tried on the same scores: as published they give the stored result, and nothing is written', async () => {
  const { world } = place
  const [run] = (await listResults(world.auditor, { roundId: office.roundId })).filter(({ id }) => id === runId)
  const role = applicants[0]?.role ?? ''
  const stored = run?.roles.find((one) => one.role === role)
  const quota = world.definition.roles.find(({ id }) => id === role)?.quota
  const { method, scope } = world.definition.aggregation
  const published = { runId, role, method, scope, ties: 'chain' as const, places: quota?.places ?? 0, waiting: quota?.waiting ?? 0 }
  const before = await world.db.$count(resultRuns)
  expect(await tryRules(world.auditor, published)).toEqual(stored)
  const trimmed = await tryRules(world.approver, { ...published, method: 'trimmed-mean', places: 1, waiting: 1 })
  expect(trimmed.ranking.map(({ outcome }) => outcome)).toEqual(['place', 'waiting', 'not-selected'])
  expect(trimmed.ranking.map(({ final }) => final)).not.toEqual(stored?.ranking.map(({ final }) => final))
  expect(await world.db.$count(resultRuns)).toBe(before)
  expect(await reasonOf(tryRules(world.clerk, published))).toBe('FORBIDDEN forbidden')
  expect(await reasonOf(tryRules(world.auditor, { ...published, role: 'nobody' }))).toBe('NOT_FOUND not-found')
})
