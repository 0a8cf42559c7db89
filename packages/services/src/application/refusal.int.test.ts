import { describe, expect, it } from 'vitest'
import { parseReceiptCode } from '@zhengji/domain/application/receipt-code'
import { checkMaterials } from '../material/check.ts'
import { issueCorrection } from '../material/issue-correction.ts'
import { decideProposal } from '../proposal/decide.ts'
import { verifyReceipt } from '../receipt/verify.ts'
import { proposeDeadline } from '../round/propose-deadline.ts'
import { reasonOf } from '../testing/refusal.ts'
import { useWorld } from '../testing/use-world.ts'
import { getApplication } from './get.ts'
import { proposeLateException } from './propose-late-exception.ts'
import { getRefusal } from './refusal.ts'
import { refuseApplication } from './refuse.ts'

const place = useWorld()

describe('getRefusal', () => {
  it('quotes the gates that are not met, with what the reviewer noted', async () => {
    const { world } = place
    const made = await world.acceptedApplication()
    const gate = world.definition.conditions.find(({ kind, roles }) => kind === 'gate' && roles.includes(made.role))
    const checkpoint = gate?.checkpoints[0]?.id ?? ''
    await world.reviewed(made, { [checkpoint]: 'unmet' })
    await refuseApplication(world.officer, { applicationId: made.id, revision: made.revision, reason: '注册地不符合要求' })
    const paper = await getRefusal(world.clerk, { applicationId: made.id })
    expect(paper).toMatchObject({
      kind: 'not-passed',
      rehearsal: true,
      enterpriseName: made.enterprise.name,
      applicationNumber: made.number,
      reason: '注册地不符合要求',
      late: null,
      correction: null,
      defects: [],
      conditions: [{ conditionId: gate?.id, checkpoints: [{ checkpointId: checkpoint, note: '见附件' }] }],
    })
    const code = parseReceiptCode(paper.receipt?.verifyUrl ?? '')
    expect(code && (await verifyReceipt(world.anonymous, code))).toMatchObject({
      number: paper.receipt?.number,
      applicationNumber: made.number,
    })
  })

  it('names the correction that was not answered and everything still wrong', async () => {
    const { world } = place
    const made = await world.deliver(await incomplete())
    const notice = await issueCorrection(world.clerk, { applicationId: made.id, revision: made.revision })
    await refuseApplication(world.officer, { applicationId: made.id, revision: made.revision + 1, reason: '逾期未补正' })
    const paper = await getRefusal(world.clerk, { applicationId: made.id })
    expect(paper).toMatchObject({
      kind: 'not-accepted',
      late: null,
      correction: { number: notice.number, issuedAt: notice.issuedAt, dueAt: notice.dueAt },
      defects: notice.defects,
      conditions: [],
    })
    expect(paper.defects.length).toBeGreaterThan(0)
  })

  it('holds a late delivery against the cut-off of its own moment, whatever was decided later', async () => {
    const { world } = place
    const round = await world.rehearsal()
    const late = await world.completeMaterials(await world.draftApplication({ roundId: round.id }))
    const cutOff = Temporal.Now.instant().add({ seconds: 2 }).round('millisecond').toString()
    const close = await proposeDeadline(world.officer, {
      roundId: round.id,
      revision: round.revision,
      closesAt: cutOff,
      reason: '提前截止',
    })
    await decideProposal(world.approver, { proposalId: close.id, verdict: 'approved', comment: '' })
    await new Promise((resolve) => setTimeout(resolve, 2_100))
    await world.deliver(late)
    const later = Temporal.Now.instant().add({ hours: 1 }).toString()
    const open = await proposeDeadline(world.officer, { roundId: round.id, revision: round.revision + 1, closesAt: later, reason: '延期' })
    await decideProposal(world.approver, { proposalId: open.id, verdict: 'approved', comment: '' })

    const paper = await getRefusal(world.clerk, { applicationId: late.id })
    expect(paper).toMatchObject({
      kind: 'not-accepted',
      applicationNumber: null,
      reason: world.definition.texts.lateRefusal.zh,
      defects: [],
      conditions: [],
    })
    expect(paper.late?.closesAt).toBe(cutOff)
    expect(paper.late?.deliveredAt).toBe(paper.receipt?.deliveredAt)

    const exception = await proposeLateException(world.officer, { applicationId: late.id, reason: '系统故障' })
    await decideProposal(world.approver, { proposalId: exception.id, verdict: 'approved', comment: '' })
    expect(await reasonOf(getRefusal(world.clerk, { applicationId: late.id }))).toBe('PRECONDITION application-not-refused')
  })

  it('exists only of what was refused, and only for whoever may read the application', async () => {
    const { world } = place
    const made = await world.deliveredApplication()
    expect(await reasonOf(getRefusal(world.clerk, { applicationId: made.id }))).toBe('PRECONDITION application-not-refused')
    await refuseApplication(world.officer, { applicationId: made.id, revision: made.revision, reason: '材料虚假' })
    expect(await reasonOf(getRefusal(world.admin, { applicationId: made.id }))).toBe('FORBIDDEN forbidden')
    expect((await getRefusal(world.auditor, { applicationId: made.id })).reason).toBe('材料虚假')
  })
})

/** A draft whose first material has one copy only. */
const incomplete = async () => {
  const { world } = place
  const made = await world.completeMaterials(await world.draftApplication())
  const { materials } = await getApplication(world.clerk, { applicationId: made.id })
  const { revision } = await checkMaterials(world.clerk, {
    applicationId: made.id,
    revision: made.revision,
    materials: materials.map((check, index) => (index === 0 ? { ...check, copies: 1 } : check)),
  })
  return { ...made, revision }
}
