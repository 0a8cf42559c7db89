import { and, asc, eq } from 'drizzle-orm'
import { beforeEach, describe, expect, it } from 'vitest'
import { abnormalVotes, auditEntries, scoreVersions } from '@zhengji/db/schema/index'
import { meanOfOthers } from '@zhengji/domain/score/replacement'
import { criteriaOf } from '@zhengji/domain/score/total'
import type { SheetRow } from '@zhengji/domain/sheet/view'
import { recuse } from '../panel/recuse.ts'
import { decideProposal } from '../proposal/decide.ts'
import { computeResult } from '../result/compute.ts'
import { listResults } from '../result/list.ts'
import { runResult } from '../result/run.ts'
import { randomPdf } from '../testing/paper.ts'
import { reasonOf } from '../testing/refusal.ts'
import { createScoringOffice, type ScoringOffice } from '../testing/scoring.ts'
import { useWorld } from '../testing/use-world.ts'
import type { MadeApplication } from '../testing/world.ts'
import { listAbnormalCases } from './cases.ts'
import { closeAbnormalCase } from './close-case.ts'
import { getScoreHistory } from './history.ts'
import { getScoreMatrix } from './matrix.ts'
import { openAbnormalCase } from './open-case.ts'
import { proposeCorrection } from './propose-correction.ts'
import { proposeReplacement } from './propose-replacement.ts'
import { recordExplanation } from './record-explanation.ts'
import { recordVote } from './record-vote.ts'

/**
 * Two applicants, seven members; the first member gives half marks, three others full marks, three half a point less: the mean of the
 * others ends in one half on every criterion, so that only the rubric's order decides which are raised.
 */
const place = useWorld()
let office: ScoringOffice
let applicants: MadeApplication[]
let sheets: SheetRow[]
let criteria: string[]

const sheet = (index: number): SheetRow => {
  const found = sheets[index]
  if (found === undefined) throw new Error(`no sheet ${index}`)
  return found
}
const given = (member: number) => (_applicant: string, _criterion: string, max: number) =>
  member === 0 ? Math.floor(max) / 2 : max - (member > 3 ? 0.5 : 0)

beforeEach(async () => {
  const { world } = place
  const round = await world.rehearsal()
  office = createScoringOffice(world, round.id)
  applicants = [await world.admittedApplication({ roundId: round.id }), await world.admittedApplication({ roundId: round.id })]
  await office.approveRubric()
  await office.seatPanel()
  sheets = await office.issue()
  criteria = criteriaOf(world.definition.rubrics.find(({ role }) => role === applicants[0]?.role) ?? { groups: [] }).map(({ id }) => id)
  for (const [index, one] of sheets.entries())
    await office.take(await office.fillSheet(await office.bytesOf(one.fileId), { score: given(index) }))
}, 60_000)

const applicationId = () => applicants[0]?.id ?? ''
const open = (application: string | null = applicationId(), index = 0) =>
  openAbnormalCase(place.world.officer, { sheetId: sheet(index).id, applicationId: application, reason: '明显低于其他成员' })
const vote = (caseId: string, index: number, confirms = true) =>
  recordVote(place.world.officer, { caseId, expertId: sheet(index).expertId, confirms })
const explain = (caseId: string, revision: number, explanation: 'absent' | 'insufficient' | 'sufficient' = 'absent', text = '') =>
  recordExplanation(place.world.officer, { caseId, revision, explanation, text, fileId: null })
const propose = (caseId: string, revision: number) =>
  proposeReplacement(place.world.officer, { caseId, revision, reason: '超过半数成员认定，说明未提交' })
const unitsOf = async (index: number, application = applicationId()) => {
  const [matrix] = await getScoreMatrix(place.world.officer, { roundId: office.roundId })
  return matrix?.units[sheet(index).expertId]?.[application] ?? {}
}
const total = (units: Readonly<Record<string, number>>) => Object.values(units).reduce((sum, one) => sum + one, 0)

/** Opened, four of seven confirm, no explanation. */
const ready = async (application: string | null = applicationId()) => {
  const one = await open(application)
  for (const index of [1, 2, 3, 4]) await vote(one.id, index)
  return explain(one.id, one.revision)
}

describe('a case of abnormal scores', () => {
  it('with a majority and no explanation replaces the scores by the mean of the others, as new versions with their basis', async () => {
    const { world } = place
    const before = await unitsOf(0)
    const others = await Promise.all([1, 2, 3, 4, 5, 6].map((index) => unitsOf(index)))
    const one = await ready()
    expect(one.count).toEqual({ panelSize: 7, needed: 4, confirming: 4, against: 0 })
    const mean = meanOfOthers(criteria, others)
    // Some are raised and some are not.
    expect(new Set(criteria.map((id) => (others[0]?.[id] ?? 0) - (mean[id] ?? 0)))).toEqual(new Set([0, 1]))
    expect(one.effect).toEqual([
      {
        applicationId: applicationId(),
        number: applicants[0]?.number,
        name: applicants[0]?.enterprise.name,
        stepsPerPoint: 2,
        from: total(before),
        to: total(mean),
        others: 6,
      },
    ])
    const proposal = await propose(one.id, one.revision)
    expect(await unitsOf(0)).toEqual(before)
    await office.approve(proposal.id)
    expect(await unitsOf(0)).toEqual(mean)
    // Nobody else's scores move, nor hers for the other applicant.
    expect(await Promise.all([1, 2, 3, 4, 5, 6].map((index) => unitsOf(index)))).toEqual(others)
    expect(await unitsOf(0, applicants[1]?.id)).toEqual(before)

    const history = await getScoreHistory(world.auditor, { sheetId: sheet(0).id, applicationId: applicationId() })
    expect(
      history
        .filter(({ criterionId }) => criterionId === criteria[0])
        .map(({ version, reason, explanation }) => [version, reason, explanation]),
    ).toEqual([
      [1, 'import', ''],
      [2, 'abnormal', '评审小组 7 人中 4 人认定畸高畸低，书面说明未提交，以其余 6 名成员评分的平均值代替'],
    ])
    const [done] = await listAbnormalCases(world.auditor, { roundId: office.roundId })
    expect(done).toMatchObject({ status: 'replaced', proposalId: proposal.id, effect: one.effect })
    const entries = await world.db
      .select({ action: auditEntries.action })
      .from(auditEntries)
      .where(eq(auditEntries.subjectId, one.id))
      .orderBy(asc(auditEntries.seq))
    expect(entries.map(({ action }) => action)).toEqual([
      'score.open-case',
      ...Array<string>(4).fill('score.record-vote'),
      'score.record-explanation',
      'score.replace',
    ])
  })

  it('is noted in the result, which rests on the mean', async () => {
    const { world } = place
    const compute = async () => {
      const run = await computeResult(world.officer, { roundId: office.roundId })
      await runResult(world.system('result.compute'), { runId: run.id })
      return (await listResults(world.officer, { roundId: office.roundId }))[0]
    }
    const plain = await compute()
    expect(plain?.roles.flatMap(({ replacements }) => replacements)).toEqual([])
    const one = await ready()
    await office.approve((await propose(one.id, one.revision)).id)
    const [stale] = await listResults(world.officer, { roundId: office.roundId })
    expect(stale?.stale).toBe(true)
    const run = await compute()
    const role = run?.roles.find(({ role: id }) => id === applicants[0]?.role)
    expect(role?.replacements).toEqual([
      {
        expertId: sheet(0).expertId,
        applicationId: applicationId(),
        caseId: one.id,
        from: one.effect[0]?.from,
        to: one.effect[0]?.to,
        confirming: 4,
        panelSize: 7,
        explanation: 'absent',
      },
    ])
    const ranked = role?.ranking.find((row) => row.applicationId === applicationId())
    expect(ranked?.totals[sheet(0).expertId]).toBe(one.effect[0]?.to)
    expect(ranked?.rank).toBe(1)
  })

  it('about all of a member’s scores replaces them for every applicant', async () => {
    const one = await ready(null)
    expect(one.effect.map((effect) => effect.applicationId)).toEqual(applicants.map(({ id }) => id))
    await office.approve((await propose(one.id, one.revision)).id)
    const mean = meanOfOthers(criteria, await Promise.all([1, 2, 3, 4, 5, 6].map((index) => unitsOf(index))))
    expect([await unitsOf(0), await unitsOf(0, applicants[1]?.id)]).toEqual([mean, mean])
    expect(await reasonOf(open())).toBe('PRECONDITION abnormal-incomplete')
  })

  it('leaves scores that were replaced already out of the next mean', async () => {
    const one = await ready()
    await office.approve((await propose(one.id, one.revision)).id)
    const next = await open(applicationId(), 1)
    expect(next.effect[0]?.others).toBe(5)
  })

  it('needs more than half of the panel, whoever voted', async () => {
    const one = await open()
    for (const index of [1, 2, 3]) await vote(one.id, index)
    await explain(one.id, one.revision)
    expect(await reasonOf(propose(one.id, one.revision + 1))).toBe('PRECONDITION abnormal-no-majority')
    await vote(one.id, 4)
    // Said again: the newest counts, the older stays.
    await vote(one.id, 4, false)
    expect(await reasonOf(propose(one.id, one.revision + 1))).toBe('PRECONDITION abnormal-no-majority')
    const votes = await place.world.db
      .select({ version: abnormalVotes.version, confirms: abnormalVotes.confirms })
      .from(abnormalVotes)
      .where(and(eq(abnormalVotes.caseId, one.id), eq(abnormalVotes.expertId, sheet(4).expertId)))
      .orderBy(asc(abnormalVotes.version))
    expect(votes).toEqual([
      { version: 1, confirms: true },
      { version: 2, confirms: false },
    ])
  })

  it('takes no vote from the member concerned nor from one who is recused', async () => {
    const { world } = place
    const one = await open()
    expect(await reasonOf(vote(one.id, 0))).toBe('PRECONDITION abnormal-not-entitled')
    await recuse(world.officer, {
      roundId: office.roundId,
      expertId: sheet(1).expertId,
      applicationId: applicationId(),
      reason: '近亲属任职',
    })
    expect(await reasonOf(vote(one.id, 1))).toBe('PRECONDITION abnormal-not-entitled')
    const [now] = await listAbnormalCases(world.officer, { roundId: office.roundId })
    expect(now?.members.filter(({ excluded }) => excluded).map(({ expertId }) => expertId)).toEqual([sheet(1).expertId])
    expect(now?.effect[0]?.others).toBe(5)
  })

  it('ends without consequence when the explanation is sufficient, and waits while none is recorded', async () => {
    const one = await open()
    for (const index of [1, 2, 3, 4]) await vote(one.id, index)
    expect(await reasonOf(propose(one.id, one.revision))).toBe('PRECONDITION abnormal-explanation-open')
    expect(await reasonOf(explain(one.id, one.revision, 'sufficient'))).toBe('VALIDATION abnormal-explanation-empty')
    const explained = await explain(one.id, one.revision, 'sufficient', '该单位上年度发生数据泄露，已附通报')
    expect(await reasonOf(propose(one.id, explained.revision))).toBe('PRECONDITION abnormal-explained')
    const closed = await closeAbnormalCase(place.world.officer, {
      caseId: one.id,
      revision: explained.revision,
      reason: '说明充分，评分保留',
    })
    expect(closed).toMatchObject({ status: 'closed', closedReason: '说明充分，评分保留' })
    expect(await reasonOf(vote(one.id, 5))).toBe('PRECONDITION abnormal-case-over')
    // Closed, so another one may follow.
    expect((await open()).status).toBe('open')
  })

  it('keeps the explanation as a file of its own kind', async () => {
    const { world } = place
    const one = await open()
    const file = await office.upload(randomPdf(), '书面说明.pdf', 'score-explanation')
    const said = await recordExplanation(world.officer, {
      caseId: one.id,
      revision: one.revision,
      explanation: 'insufficient',
      text: '',
      fileId: file.id,
    })
    expect(said.explanation).toEqual({ verdict: 'insufficient', text: '', file: { id: file.id, name: '书面说明.pdf' } })
    const scan = await world.uploadScan(office.roundId)
    const wrong = { caseId: one.id, revision: said.revision, explanation: 'insufficient' as const, text: '', fileId: scan.id }
    expect(await reasonOf(recordExplanation(world.officer, wrong))).toBe('PRECONDITION abnormal-explanation-purpose')
    expect(await reasonOf(explain(one.id, one.revision))).toBe('CONFLICT stale-revision')
  })

  it('is one at a time about the same scores', async () => {
    await open()
    expect(await reasonOf(open())).toBe('PRECONDITION abnormal-case-exists')
    expect(await reasonOf(open(null))).toBe('PRECONDITION abnormal-case-exists')
    expect((await open(applicants[1]?.id)).status).toBe('open')
  })

  it('is a conflict when scores moved after it was proposed, and can be proposed again', async () => {
    const { world } = place
    const one = await ready()
    const proposal = await propose(one.id, one.revision)
    const correction = await proposeCorrection(world.officer, {
      sheetId: sheet(3).id,
      applicationId: applicationId(),
      criterionId: criteria[0] ?? '',
      units: 1,
      kind: 'arithmetic',
      explanation: '经核对更正',
    })
    await office.approve(correction.id)
    expect(await reasonOf(office.approve(proposal.id))).toBe('CONFLICT abnormal-overtaken')
    await decideProposal(world.approver, { proposalId: proposal.id, verdict: 'rejected', comment: '评分已变动' })
    const [back] = await listAbnormalCases(world.officer, { roundId: office.roundId })
    expect(back?.status).toBe('open')
    await office.approve((await propose(one.id, back?.revision ?? 0)).id)
    expect((await listAbnormalCases(world.officer, { roundId: office.roundId }))[0]?.status).toBe('replaced')
  })

  it('is proposed by officers and decided by somebody else', async () => {
    const { world } = place
    const both = await world.person('officer', 'approver')
    const one = await ready()
    expect(await reasonOf(openAbnormalCase(world.approver, { sheetId: sheet(1).id, applicationId: null, reason: '明显偏高' }))).toBe(
      'FORBIDDEN forbidden',
    )
    expect(await reasonOf(listAbnormalCases(world.clerk, { roundId: office.roundId }))).toBe('FORBIDDEN forbidden')
    const proposal = await proposeReplacement(both, { caseId: one.id, revision: one.revision, reason: '超过半数成员认定' })
    expect(await reasonOf(decideProposal(both, { proposalId: proposal.id, verdict: 'approved', comment: '' }))).toBe(
      'PRECONDITION four-eyes',
    )
  })
})

describe('a correction', () => {
  const correct = (kind: 'arithmetic' | 'out-of-range' | 'objective-differs', criterionId = criteria[0] ?? '', units = 1) =>
    proposeCorrection(place.world.officer, {
      sheetId: sheet(0).id,
      applicationId: applicationId(),
      criterionId,
      units,
      kind,
      explanation: '经核对更正',
    })

  it('keeps the old version and says who changed it and why', async () => {
    const { world } = place
    await office.approve((await correct('arithmetic')).id)
    const history = await getScoreHistory(world.auditor, { sheetId: sheet(0).id, applicationId: applicationId() })
    expect(
      history
        .filter(({ criterionId }) => criterionId === criteria[0])
        .map(({ units, reason, explanation }) => `${units} ${reason} ${explanation}`),
    ).toEqual([expect.stringMatching(/^\d+ import $/), '1 arithmetic 经核对更正'])
    expect(await world.db.$count(scoreVersions, and(eq(scoreVersions.sheetId, sheet(0).id), eq(scoreVersions.version, 2)))).toBe(1)
  })

  it('as an objective difference is for objective criteria', async () => {
    const rubric = place.world.definition.rubrics.find(({ role }) => role === applicants[0]?.role)
    const subjective = criteriaOf(rubric ?? { groups: [] }).find(({ kind }) => kind === 'subjective')
    const objective = criteriaOf(rubric ?? { groups: [] }).find(({ kind }) => kind === 'objective')
    expect(await reasonOf(correct('objective-differs', subjective?.id))).toBe('VALIDATION score-not-objective')
    expect((await correct('objective-differs', objective?.id, 0)).kind).toBe('score-correction')
  })
})
