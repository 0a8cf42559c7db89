import { eq } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import { correctionNotices, decisions, messages, rounds } from '@zhengji/db/schema/index'
import { newId } from '@zhengji/db/id'
import { getApplication } from '../application/get.ts'
import { listApplications } from '../application/list.ts'
import { deliverApplication } from '../application/deliver.ts'
import { proposeLateException } from '../application/propose-late-exception.ts'
import { issueCorrection } from '../material/issue-correction.ts'
import { checkMaterials } from '../material/check.ts'
import { getRound } from '../round/get.ts'
import { proposeDeadline } from '../round/propose-deadline.ts'
import { reasonOf, refusalOf } from '../testing/refusal.ts'
import { useWorld } from '../testing/use-world.ts'
import { decideProposal } from './decide.ts'
import { listProposals } from './list.ts'

const place = useWorld()
const approve = (proposalId: string) => ({ proposalId, verdict: 'approved' as const, comment: '' })

/** An application delivered just after the cut-off of a rehearsal of its own. */
const lateOne = async () => {
  const { world } = place
  const round = await world.rehearsal()
  const made = await world.completeMaterials(await world.draftApplication({ roundId: round.id }))
  world.setClock(Temporal.Instant.from(round.closesAt))
  await deliverApplication(world.clerk, { applicationId: made.id, revision: made.revision })
  world.setClock(null)
  return { round, made }
}

describe('a moved deadline', () => {
  const move = async (roundId: string, hours: number) => {
    const { round } = await getRound(place.world.officer, { roundId })
    const closesAt = Temporal.Instant.from(round.closesAt).add({ hours }).toString()
    return proposeDeadline(place.world.officer, { roundId, revision: round.revision, closesAt, reason: '服务大厅停电两小时' })
  }

  it('takes effect when a second person approves, as a new version that cancels the old reminders', async () => {
    const { world } = place
    const round = await world.rehearsal()
    const message = {
      id: newId(),
      roundId: round.id,
      recipientKind: 'user' as const,
      recipientId: newId(),
      purpose: 'draft-not-delivered' as const,
      deadlineKey: 'closes-at:1',
      rung: 't-1',
      route: [],
      dueAt: Temporal.Instant.from(round.closesAt),
      status: 'planned' as const,
      createdAt: Temporal.Instant.from(round.opensAt),
    }
    await world.db.insert(messages).values(message)
    const proposal = await move(round.id, 2)
    expect((await getRound(world.clerk, { roundId: round.id })).round.closesAt).toBe(round.closesAt)
    await decideProposal(world.approver, approve(proposal.id))
    const moved = (await getRound(world.clerk, { roundId: round.id })).round
    expect(moved).toMatchObject({
      closesAt: Temporal.Instant.from(round.closesAt).add({ hours: 2 }).toString(),
      deadlineVersion: 2,
      revision: 2,
    })
    const [skipped] = await world.db.select().from(messages).where(eq(messages.id, message.id))
    expect([skipped?.status, skipped?.reason]).toEqual(['cancelled', 'deadline-moved'])
    expect(world.jobs.at(-1)).toEqual({ name: 'truth.sweep', payload: {} })
  })

  it('that comes earlier shortens open correction notices', async () => {
    const { world } = place
    const round = await world.rehearsal(60 * 24 * 20)
    const draft = await world.draftApplication({ roundId: round.id })
    const [material] = world.definition.materials
    const checks = [
      { materialId: material?.id ?? '', present: true, copies: 1, pages: 1, sealed: true, bound: true, scanEqualsPaper: true, note: '' },
    ]
    await checkMaterials(world.clerk, { applicationId: draft.id, revision: 1, materials: checks })
    await deliverApplication(world.clerk, { applicationId: draft.id, revision: 2 })
    const notice = await issueCorrection(world.clerk, { applicationId: draft.id, revision: 3 })
    expect(Temporal.Instant.from(notice.issuedAt).until(Temporal.Instant.from(notice.dueAt)).total('hours')).toBe(
      world.definition.correction.hours,
    )
    const closesAt = Temporal.Instant.from(notice.issuedAt).add({ hours: 1 })
    const proposal = await proposeDeadline(world.officer, {
      roundId: round.id,
      revision: 1,
      closesAt: closesAt.toString(),
      reason: '提前结束演练',
    })
    await decideProposal(world.approver, approve(proposal.id))
    const [row] = await world.db.select().from(correctionNotices).where(eq(correctionNotices.id, notice.id))
    expect(row?.dueAt.toString()).toBe(closesAt.toString())
  })

  it('is refused when it lies before now, changes nothing, or waits already, and on a stale revision', async () => {
    const { world } = place
    const round = await world.rehearsal()
    const ask = (closesAt: string, revision = 1) =>
      proposeDeadline(world.officer, { roundId: round.id, revision, closesAt, reason: '测试截止时间' })
    expect(await reasonOf(ask(round.opensAt))).toBe('PRECONDITION deadline-order')
    expect(await reasonOf(ask(round.closesAt))).toBe('PRECONDITION deadline-unchanged')
    const stale = await refusalOf(ask('2036-01-01T00:00:00Z', 9))
    expect([stale.code, stale.data]).toEqual(['CONFLICT', { current: round }])
    await move(round.id, 1)
    expect(await reasonOf(move(round.id, 2))).toBe('PRECONDITION proposal-open')
    expect(
      await reasonOf(proposeDeadline(world.clerk, { roundId: round.id, revision: 1, closesAt: '2036-01-01T00:00:00Z', reason: '测试' })),
    ).toBe('FORBIDDEN forbidden')
  })

  it('that is rejected changes nothing', async () => {
    const { world } = place
    const round = await world.rehearsal()
    const proposal = await move(round.id, 1)
    const view = await decideProposal(world.approver, { proposalId: proposal.id, verdict: 'rejected', comment: '理由不足' })
    expect(view.decision).toMatchObject({ verdict: 'rejected', comment: '理由不足' })
    expect((await getRound(world.clerk, { roundId: round.id })).round).toEqual(round)
  })
})

describe('four eyes', () => {
  it('never decides by the proposer, in the verb and in the database', async () => {
    const { world } = place
    const both = await world.person('officer', 'approver')
    const { made } = await lateOne()
    const proposal = await proposeLateException(both, { applicationId: made.id, reason: '大厅系统故障' })
    expect(await reasonOf(decideProposal(both, approve(proposal.id)))).toBe('PRECONDITION four-eyes')
    if (both.actor.type !== 'user') throw new Error('not a person')
    const id = both.actor.id
    const forged = { proposalId: proposal.id, proposedBy: id, decidedBy: id, verdict: 'approved' as const }
    const insert = world.db.insert(decisions).values({ ...forged, decidedAt: Temporal.Instant.from('2030-01-01T00:00:00Z') })
    await expect(insert).rejects.toMatchObject({ cause: { constraint: 'decisions_four_eyes' } })
  })

  it('gives one decision when two race, and shows the loser how it stands', async () => {
    const { world } = place
    const { made } = await lateOne()
    const proposal = await proposeLateException(world.officer, { applicationId: made.id, reason: '大厅系统故障' })
    const answers = await Promise.allSettled([
      decideProposal(world.approver, approve(proposal.id)),
      decideProposal(world.approver2, { ...approve(proposal.id), verdict: 'rejected' }),
    ])
    expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    const refused = answers.find(({ status }) => status === 'rejected')
    expect(refused).toMatchObject({ reason: { code: 'CONFLICT', reason: 'already-decided' } })
    expect(await world.db.$count(decisions, eq(decisions.proposalId, proposal.id))).toBe(1)
  })

  it('is for approvers, with a fresh proof of the password', async () => {
    const { world } = place
    const { round, made } = await lateOne()
    const proposal = await proposeLateException(world.officer, { applicationId: made.id, reason: '大厅系统故障' })
    expect(await reasonOf(decideProposal(world.officer2, approve(proposal.id)))).toBe('FORBIDDEN forbidden')
    if (world.approver.actor.type !== 'user') throw new Error('not a person')
    const stale = { ...world.approver, actor: { ...world.approver.actor, stepUpRequired: true } }
    expect(await reasonOf(decideProposal(stale, approve(proposal.id)))).toBe('FORBIDDEN step-up-required')
    expect((await listProposals(world.officer, { roundId: round.id, open: true })).map(({ id }) => id)).toEqual([proposal.id])
    await decideProposal(world.approver, approve(proposal.id))
    expect(await listProposals(world.officer, { roundId: round.id, open: true })).toEqual([])
    expect((await listProposals(world.officer, { roundId: round.id, open: false })).map(({ id }) => id)).toEqual([proposal.id])
  })
})

describe('a late exception', () => {
  it('numbers the application, takes it out of the late register and keeps its late receipt', async () => {
    const { world } = place
    const { round, made } = await lateOne()
    const proposal = await proposeLateException(world.officer, { applicationId: made.id, reason: '大厅系统故障' })
    await decideProposal(world.approver, approve(proposal.id))
    const { application, receipts } = await getApplication(world.clerk, { applicationId: made.id })
    expect(application).toMatchObject({ status: 'received', late: false, number: `${round.numberPrefix}-平-0001` })
    expect(receipts.map(({ late }) => late)).toEqual([true])
    const found = await listApplications(world.clerk, {
      roundId: round.id,
      search: '平-0001',
      status: [],
      role: '',
      sort: 'created',
      direction: 'desc',
      page: 1,
      size: 10,
    })
    expect(found.rows.map(({ id }) => id)).toEqual([made.id])
    expect(await reasonOf(proposeLateException(world.officer, { applicationId: made.id, reason: '再来一次' }))).toBe(
      'PRECONDITION not-in-late-register',
    )
  })

  it('is refused when the enterprise has another application by now, and the decision with it', async () => {
    const { world } = place
    const { round, made } = await lateOne()
    const proposal = await proposeLateException(world.officer, { applicationId: made.id, reason: '大厅系统故障' })
    await world.draftApplication({ roundId: round.id, enterprise: made.enterprise })
    expect(await reasonOf(decideProposal(world.approver, approve(proposal.id)))).toBe('PRECONDITION application-duplicate')
    expect(await world.db.$count(decisions, eq(decisions.proposalId, proposal.id))).toBe(0)
    expect(await world.db.$count(rounds, eq(rounds.id, round.id))).toBe(1)
  })
})
