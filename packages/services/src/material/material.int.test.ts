import { describe, expect, it } from 'vitest'
import { acceptApplication } from '../application/accept.ts'
import { deliverApplication } from '../application/deliver.ts'
import { getApplication } from '../application/get.ts'
import { reasonOf, refusalOf } from '../testing/refusal.ts'
import { useWorld } from '../testing/use-world.ts'
import { attachFile } from './attach.ts'
import { checkMaterials } from './check.ts'
import { detachFile } from './detach.ts'
import { getNotice } from './get-notice.ts'
import { issueCorrection } from './issue-correction.ts'

const place = useWorld()

const check = (materialId: string, change: Partial<Parameters<typeof checkMaterials>[1]['materials'][number]> = {}) => ({
  materialId,
  present: true,
  copies: 3,
  pages: 5,
  sealed: true,
  bound: true,
  scanEqualsPaper: true,
  note: '',
  ...change,
})

const firstMaterial = () => {
  const [material] = place.world.definition.materials
  if (material === undefined) throw new Error('no material')
  return material
}

/** Delivered with two copies of the first material only. */
const defective = async (roundId?: string) => {
  const { world } = place
  const made = await world.completeMaterials(await world.draftApplication(roundId === undefined ? {} : { roundId }))
  const { revision } = await checkMaterials(world.clerk, {
    applicationId: made.id,
    revision: made.revision,
    materials: [check(firstMaterial().id, { copies: 2 })],
  })
  return world.deliver({ ...made, revision })
}

describe('checkMaterials', () => {
  it('tells every defect at once and replaces only what is checked again', async () => {
    const { world } = place
    const draft = await world.draftApplication()
    const { id } = firstMaterial()
    const first = await checkMaterials(world.clerk, {
      applicationId: draft.id,
      revision: 1,
      materials: [check(id, { copies: 1, sealed: false })],
    })
    expect(first.defects.filter(({ materialId }) => materialId === id).map(({ defect }) => defect)).toEqual([
      'copies',
      'seal',
      'scan-missing',
    ])
    expect(first.defects.filter(({ defect }) => defect === 'missing')).toHaveLength(world.definition.materials.length - 1)
    const second = await checkMaterials(world.clerk, { applicationId: draft.id, revision: first.revision, materials: [check(id)] })
    expect(second.defects.filter(({ materialId }) => materialId === id).map(({ defect }) => defect)).toEqual(['scan-missing'])
  })

  it('refuses a material that the call does not know, and a stale revision', async () => {
    const { world } = place
    const draft = await world.draftApplication()
    const act = (materialId: string, revision: number) =>
      checkMaterials(world.clerk, { applicationId: draft.id, revision, materials: [check(materialId)] })
    expect(await reasonOf(act('passport', 1))).toBe('PRECONDITION material-unknown')
    await act(firstMaterial().id, 1)
    expect(await reasonOf(act(firstMaterial().id, 1))).toBe('CONFLICT stale-revision')
  })
})

describe('attachments', () => {
  it('are scans of the same round, once per material, and are voided instead of deleted', async () => {
    const { world } = place
    const draft = await world.draftApplication()
    const materialId = firstMaterial().id
    const file = await world.uploadScan()
    const attachment = await attachFile(world.clerk, { applicationId: draft.id, materialId, fileId: file.id })
    expect(attachment).toMatchObject({ fileId: file.id, sha256: file.sha256, voidedAt: null })
    const again = { applicationId: draft.id, materialId, fileId: file.id }
    expect(await reasonOf(attachFile(world.clerk, again))).toBe('PRECONDITION attachment-exists')
    const foreign = await world.uploadScan((await world.rehearsal()).id)
    expect(await reasonOf(attachFile(world.clerk, { ...again, fileId: foreign.id }))).toBe('PRECONDITION file-purpose')
    await detachFile(world.clerk, { attachmentId: attachment.id, reason: '扫错了文件' })
    expect(await reasonOf(detachFile(world.clerk, { attachmentId: attachment.id, reason: '扫错了文件' }))).toBe(
      'PRECONDITION attachment-voided',
    )
    const { attachments } = await getApplication(world.clerk, { applicationId: draft.id })
    expect(attachments.map(({ id, voidReason }) => ({ id, voidReason }))).toEqual([{ id: attachment.id, voidReason: '扫错了文件' }])
    expect((await attachFile(world.clerk, again)).voidedAt).toBeNull()
  })

  it('cannot change once the application is accepted', async () => {
    const { world } = place
    const made = await world.acceptedApplication()
    const file = await world.uploadScan()
    expect(await reasonOf(attachFile(world.clerk, { applicationId: made.id, materialId: firstMaterial().id, fileId: file.id }))).toBe(
      'PRECONDITION application-not-editable',
    )
  })
})

describe('acceptance and correction', () => {
  it('acceptance is refused with all defects, correction is asked for once, then it goes through', async () => {
    const { world } = place
    const made = await defective()
    const refused = await refusalOf(acceptApplication(world.officer, { applicationId: made.id, revision: made.revision }))
    expect(refused).toEqual({
      code: 'PRECONDITION',
      reason: 'materials-defective',
      params: { count: 1 },
      data: { defects: [{ materialId: firstMaterial().id, defect: 'copies', expected: 3, found: 2 }] },
    })
    const notice = await issueCorrection(world.clerk, { applicationId: made.id, revision: made.revision })
    expect(await reasonOf(issueCorrection(world.clerk, { applicationId: made.id, revision: made.revision + 1 }))).toBe(
      'PRECONDITION transition-not-allowed',
    )
    const printed = await getNotice(world.auditor, { noticeId: notice.id })
    expect(printed).toMatchObject({
      number: notice.number,
      rehearsal: true,
      enterpriseName: made.enterprise.name,
      applicationNumber: made.number,
    })
    const checked = await checkMaterials(world.clerk, {
      applicationId: made.id,
      revision: made.revision + 1,
      materials: [check(firstMaterial().id)],
    })
    await deliverApplication(world.clerk, { applicationId: made.id, revision: checked.revision })
    await acceptApplication(world.officer, { applicationId: made.id, revision: checked.revision + 1 })
    expect((await getApplication(world.clerk, { applicationId: made.id })).application.status).toBe('accepted')
  })

  it('a notice is due at the cut-off when the call would give more time, and refused at the cut-off', async () => {
    const { world } = place
    const round = await world.rehearsal(60)
    const made = await defective(round.id)
    const late = await defective(round.id)
    const notice = await issueCorrection(world.clerk, { applicationId: made.id, revision: made.revision })
    expect(notice.dueAt).toBe(round.closesAt)
    world.setClock(Temporal.Instant.from(round.closesAt))
    const answer = await reasonOf(issueCorrection(world.clerk, { applicationId: late.id, revision: late.revision }))
    world.setClock(null)
    expect(answer).toBe('PRECONDITION correction-too-late')
  })

  it('nothing to correct is refused, and a clerk does not accept', async () => {
    const { world } = place
    const made = await world.deliveredApplication()
    const act = { applicationId: made.id, revision: made.revision }
    expect(await reasonOf(issueCorrection(world.clerk, act))).toBe('PRECONDITION materials-complete')
    expect(await reasonOf(acceptApplication(world.clerk, act))).toBe('FORBIDDEN forbidden')
  })
})
