import { and, asc, eq } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import { applications, receipts, rounds } from '@zhengji/db/schema/index'
import { newId } from '@zhengji/db/id'
import { canonical } from '@zhengji/domain/integrity/canonical'
import { registerEnterprise } from '../enterprise/register.ts'
import { issueCorrection } from '../material/issue-correction.ts'
import { checkMaterials } from '../material/check.ts'
import { decideProposal } from '../proposal/decide.ts'
import { getReceipt } from '../receipt/get.ts'
import { randomEnterprise } from '../testing/paper.ts'
import { reasonOf, refusalOf } from '../testing/refusal.ts'
import { useWorld } from '../testing/use-world.ts'
import { withTransaction } from '../transaction.ts'
import { acceptApplication } from './accept.ts'
import { createApplication } from './create.ts'
import { deliverApplication } from './deliver.ts'
import { getApplication } from './get.ts'
import { listApplications } from './list.ts'
import { proposeLateException } from './propose-late-exception.ts'
import { updateApplication } from './update.ts'

const place = useWorld()

const closing = async (roundId: string): Promise<Temporal.Instant> => {
  const [round] = await place.world.db.select().from(rounds).where(eq(rounds.id, roundId))
  if (round === undefined) throw new Error('no round')
  return round.closesAt
}

describe('deliverApplication', () => {
  it('gives number, receipt and signature, and the receipt repeats what was signed', async () => {
    const { world } = place
    const made = await world.deliveredApplication()
    const detail = await getApplication(world.clerk, { applicationId: made.id })
    expect(detail.application.status).toBe('received')
    expect(detail.receipts.map(({ delivery, late }) => ({ delivery, late }))).toEqual([{ delivery: 1, late: false }])
    const receipt = await getReceipt(world.clerk, { receiptId: detail.receipts[0]?.id ?? '' })
    expect(receipt.applicationNumber).toBe(made.number)
    expect(receipt.enterpriseName).toBe(made.enterprise.name)
    expect(receipt.files).toHaveLength(world.definition.materials.filter(({ scan }) => scan).length)
    expect(receipt.rehearsal).toBe(true)
    expect(receipt.qrSvg).toContain('<svg')
    const { id: _id, receivedBy: _by, signature, verifyUrl: _url, qrSvg: _qr, ...content } = receipt
    expect(world.ports.signer.verify(canonical(content), signature)).toBe(true)
    expect(world.ports.signer.verify(canonical({ ...content, deliveredAt: '2026-01-01T00:00:00Z' }), signature)).toBe(false)
  })

  it('refuses an undertaking covered by nobody and changes nothing', async () => {
    const { world } = place
    const input = world.registration()
    const [applicant] = input.entities
    if (applicant === undefined) throw new Error('no applicant')
    const [missing, ...others] = applicant.undertakings
    const { applicationId, revision } = await createApplication(world.clerk, {
      roundId: world.round.id,
      ...input,
      entities: [{ ...applicant, undertakings: others }],
    })
    const made = await world.completeMaterials({ id: applicationId, revision, number: null, role: input.role, enterprise: applicant })
    const refused = await refusalOf(deliverApplication(world.clerk, { applicationId, revision: made.revision }))
    expect(refused.reason).toBe('undertakings-uncovered')
    expect(refused.params['count']).toBe(1)
    expect(missing).toBeDefined()
    const { application, receipts: given } = await getApplication(world.clerk, { applicationId })
    expect([application.status, application.revision, given]).toEqual(['draft', made.revision, []])
  })

  it('lets a related entity cover what the applicant does not', async () => {
    const { world } = place
    const input = world.registration()
    const [applicant] = input.entities
    if (applicant === undefined) throw new Error('no applicant')
    const [first = '', ...others] = applicant.undertakings
    const related = { ...randomEnterprise(), relation: '全资子公司', undertakings: [first] }
    const { applicationId, revision } = await createApplication(world.clerk, {
      roundId: world.round.id,
      ...input,
      entities: [{ ...applicant, undertakings: others }, related],
    })
    const made = await world.completeMaterials({ id: applicationId, revision, number: null, role: input.role, enterprise: applicant })
    expect((await world.deliver(made)).number).toMatch(/-平-\d{4}$/)
  })

  it('refuses a delivery of nothing, a second delivery and somebody without the permission', async () => {
    const { world } = place
    const draft = await world.draftApplication()
    const act = { applicationId: draft.id, revision: draft.revision }
    expect(await reasonOf(deliverApplication(world.clerk, act))).toBe('PRECONDITION delivery-empty')
    expect(await reasonOf(deliverApplication(world.auditor, act))).toBe('FORBIDDEN forbidden')
    expect(await reasonOf(deliverApplication(world.anonymous, act))).toBe('UNAUTHENTICATED sign-in-required')
    const made = await world.deliveredApplication()
    expect(await reasonOf(deliverApplication(world.clerk, { applicationId: made.id, revision: made.revision }))).toBe(
      'PRECONDITION transition-not-allowed',
    )
  })

  it('answers a stale revision with the present version', async () => {
    const { world } = place
    const draft = await world.draftApplication()
    const registration = world.registration({ enterprise: draft.enterprise })
    const { revision } = await updateApplication(world.clerk, {
      applicationId: draft.id,
      revision: draft.revision,
      ...registration,
      contactName: '李晓燕',
    })
    const refused = await refusalOf(
      updateApplication(world.officer, { applicationId: draft.id, revision: draft.revision, ...registration }),
    )
    expect([refused.code, refused.reason]).toEqual(['CONFLICT', 'stale-revision'])
    expect(refused.data).toMatchObject({ current: { application: { revision, contactName: '李晓燕' } } })
    expect(await reasonOf(deliverApplication(world.clerk, { applicationId: draft.id, revision: draft.revision }))).toBe(
      'CONFLICT stale-revision',
    )
  })

  it('is in time one millisecond before the cut-off, and late at it and one millisecond after', async () => {
    const { world } = place
    const round = await world.rehearsal()
    const closesAt = await closing(round.id)
    const outcomes = []
    for (const offset of [-1, 0, 1]) {
      const made = await world.completeMaterials(await world.draftApplication({ roundId: round.id }))
      world.setClock(closesAt.add({ milliseconds: offset }))
      outcomes.push(await deliverApplication(world.clerk, { applicationId: made.id, revision: made.revision }))
      world.setClock(null)
      const { application } = await getApplication(world.clerk, { applicationId: made.id })
      expect(application.status).toBe(offset < 0 ? 'received' : 'refused')
      expect(application.late).toBe(offset >= 0)
    }
    expect(outcomes.map(({ late, applicationNumber, receiptNumber }) => ({ late, applicationNumber, receiptNumber }))).toEqual([
      { late: false, applicationNumber: `${round.numberPrefix}-平-0001`, receiptNumber: `${round.numberPrefix}-收-0001` },
      { late: true, applicationNumber: null, receiptNumber: `${round.numberPrefix}-逾-0001` },
      { late: true, applicationNumber: null, receiptNumber: `${round.numberPrefix}-逾-0002` },
    ])
    expect(outcomes.map(({ deliveredAt }) => deliveredAt)).toEqual([-1, 0, 1].map((ms) => closesAt.add({ milliseconds: ms }).toString()))
    const late = await listApplications(world.clerk, {
      roundId: round.id,
      search: '',
      status: [],
      role: '',
      late: true,
      sort: 'received',
      direction: 'asc',
      page: 1,
      size: 20,
    })
    expect(late.total).toBe(2)
  })

  it('records a late delivery as it is, and four eyes cannot carry it past what is missing', async () => {
    const { world } = place
    const round = await world.rehearsal()
    const input = world.registration()
    const entities = input.entities.map((entity) => ({ ...entity, undertakings: entity.undertakings.slice(1) }))
    const { applicationId } = await createApplication(world.clerk, { roundId: round.id, ...input, entities })
    world.setClock(await closing(round.id))
    const outcome = await deliverApplication(world.clerk, { applicationId, revision: 1 })
    world.setClock(null)
    expect([outcome.late, outcome.applicationNumber]).toEqual([true, null])
    expect(outcome.defects.length).toBeGreaterThan(0)
    const proposal = await proposeLateException(world.officer, { applicationId, reason: '大厅系统故障' })
    await decideProposal(world.approver, { proposalId: proposal.id, verdict: 'approved', comment: '' })
    expect(await reasonOf(acceptApplication(world.officer, { applicationId, revision: 3 }))).toBe('PRECONDITION undertakings-uncovered')
  })

  it('is refused before the window opens', async () => {
    const { world } = place
    const round = await world.rehearsal()
    const made = await world.completeMaterials(await world.draftApplication({ roundId: round.id }))
    world.setClock(Temporal.Instant.from(round.opensAt).subtract({ milliseconds: 1 }))
    const refused = await refusalOf(deliverApplication(world.clerk, { applicationId: made.id, revision: made.revision }))
    world.setClock(null)
    expect(refused).toEqual({ code: 'PRECONDITION', reason: 'window-not-open', params: { opensAt: round.opensAt }, data: null })
  })

  it('keeps number and moment of receipt at a re-delivery and resolves the notice', async () => {
    const { world } = place
    const draft = await world.draftApplication()
    const [first, ...others] = world.definition.materials
    if (first === undefined) throw new Error('no material')
    const check = (materialId: string, copies: number) => ({
      materialId,
      present: true,
      copies,
      pages: 3,
      sealed: true,
      bound: true,
      scanEqualsPaper: true,
      note: '',
    })
    const checked = await checkMaterials(world.clerk, { applicationId: draft.id, revision: 1, materials: [check(first.id, 1)] })
    const delivered = await deliverApplication(world.clerk, { applicationId: draft.id, revision: checked.revision })
    expect(delivered.defects.filter(({ defect }) => defect === 'copies')).toEqual([
      { materialId: first.id, defect: 'copies', expected: first.copies, found: 1 },
    ])
    expect(new Set(delivered.defects.filter(({ defect }) => defect === 'missing').map(({ materialId }) => materialId))).toEqual(
      new Set(others.map(({ id }) => id)),
    )
    const notice = await issueCorrection(world.clerk, { applicationId: draft.id, revision: checked.revision + 1 })
    expect(notice.defects).toEqual(delivered.defects)
    const complete = await world.completeMaterials({ ...draft, revision: checked.revision + 2 })
    const again = await deliverApplication(world.clerk, { applicationId: draft.id, revision: complete.revision })
    expect([again.applicationNumber, again.defects]).toEqual([delivered.applicationNumber, []])
    const detail = await getApplication(world.clerk, { applicationId: draft.id })
    expect(detail.application.receivedAt).toBe(delivered.deliveredAt)
    expect(detail.notices.map(({ resolvedAt }) => resolvedAt)).toEqual([again.deliveredAt])
    expect(detail.receipts.map(({ delivery }) => delivery)).toEqual([1, 2])
  })

  it('numbers 200 concurrent deliveries without gaps, and times rise with numbers', async () => {
    const { world } = place
    const round = await world.rehearsal()
    const drafts = []
    for (let i = 0; i < 200; i += 1) drafts.push(await world.draftApplication({ roundId: round.id, enterprise: world.enterprise() }))
    const [material] = world.definition.materials
    const materials = [
      { materialId: material?.id ?? '', present: true, copies: 3, pages: 1, sealed: true, bound: true, scanEqualsPaper: true, note: '' },
    ]
    for (const draft of drafts) await checkMaterials(world.clerk, { applicationId: draft.id, revision: 1, materials })
    await Promise.all(drafts.map(({ id }) => deliverApplication(world.clerk, { applicationId: id, revision: 2 })))

    const given = await world.db.select().from(receipts).where(eq(receipts.roundId, round.id)).orderBy(asc(receipts.number))
    const expected = Array.from({ length: 200 }, (_, index) => String(index + 1).padStart(4, '0'))
    expect(given.map(({ number }) => number)).toEqual(expected.map((n) => `${round.numberPrefix}-收-${n}`))
    const times = given.map(({ deliveredAt }) => deliveredAt.epochNanoseconds)
    expect(times.every((time, index) => index === 0 || (times[index - 1] ?? time) < time)).toBe(true)
    const numbers = await world.db
      .select({ number: applications.number })
      .from(applications)
      .where(and(eq(applications.roundId, round.id), eq(applications.status, 'received')))
      .orderBy(asc(applications.number))
    expect(numbers.map(({ number }) => number)).toEqual(expected.map((n) => `${round.numberPrefix}-平-${n}`))
  }, 120_000)

  it('gives the number of a delivery that failed to the next one', async () => {
    const { world } = place
    const round = await world.rehearsal()
    const broken = await world.completeMaterials(await world.draftApplication({ roundId: round.id }))
    const sign = () => {
      throw new Error('the key is gone')
    }
    const failing = { ...world.clerk, ports: { ...world.ports, signer: { ...world.ports.signer, sign } } }
    await expect(deliverApplication(failing, { applicationId: broken.id, revision: broken.revision })).rejects.toThrow('the key is gone')
    const { application, receipts: none } = await getApplication(world.clerk, { applicationId: broken.id })
    expect([application.status, application.number, application.revision, none]).toEqual(['draft', null, broken.revision, []])
    const next = await world.deliveredApplication({ roundId: round.id })
    expect(next.number).toBe(`${round.numberPrefix}-平-0001`)
  })

  it('cannot mix realms: the database refuses an enterprise of the other one', async () => {
    const { world } = place
    const made = await world.draftApplication()
    const [row] = await world.db.select().from(applications).where(eq(applications.id, made.id))
    if (row === undefined) throw new Error('no application')
    const real = await withTransaction(world.clerk, (tx) => registerEnterprise(tx, 'real', world.enterprise()))
    const mixed = world.db.insert(applications).values({ ...row, id: newId(), enterpriseId: real.id })
    await expect(mixed).rejects.toMatchObject({ cause: { constraint: 'applications_enterprise_id_realm_enterprises_id_realm_fk' } })
    const disguised = world.db.insert(applications).values({ ...row, id: newId(), enterpriseId: real.id, realm: 'real' })
    await expect(disguised).rejects.toMatchObject({ cause: { constraint: 'applications_round_id_realm_rounds_id_realm_fk' } })
  })

  it('does not let a real round see the enterprises of a rehearsal', async () => {
    const { world } = place
    const made = await world.draftApplication()
    const real = await withTransaction(world.clerk, (tx) =>
      registerEnterprise(tx, 'real', { creditCode: made.enterprise.creditCode, name: '另一个名称' }),
    )
    expect(real.name).toBe('另一个名称')
  })
})
