import { describe, expect, it } from 'vitest'
import { findingConfirmations, findings } from '@zhengji/db/schema/index'
import { eq } from 'drizzle-orm'
import { admitApplication } from '../application/admit.ts'
import { getApplication } from '../application/get.ts'
import { refuseApplication } from '../application/refuse.ts'
import { withdrawApplication } from '../application/withdraw.ts'
import { reasonOf, refusalOf } from '../testing/refusal.ts'
import { useWorld } from '../testing/use-world.ts'
import { confirmFindings } from './confirm-findings.ts'
import { recordFinding } from './record-finding.ts'

const place = useWorld()

const checkpointsOf = (role: string, kind?: 'gate' | 'preference') =>
  place.world.definition.conditions
    .filter((condition) => condition.roles.includes(role) && (kind === undefined || condition.kind === kind))
    .flatMap(({ checkpoints }) => checkpoints.map(({ id }) => id))

const finding = (applicationId: string, checkpointId: string, verdict: 'met' | 'unmet' | 'doubt' = 'met', version = 0) => ({
  applicationId,
  checkpointId,
  version,
  verdict,
  fileId: null,
  page: null,
  note: '见附件',
})

describe('findings', () => {
  it('are versions: the newest counts and needs its own second person', async () => {
    const { world } = place
    const made = await world.acceptedApplication()
    const [checkpoint = ''] = checkpointsOf(made.role)
    const first = await recordFinding(world.officer, finding(made.id, checkpoint, 'doubt'))
    await confirmFindings(world.officer2, { applicationId: made.id, findingIds: [first.id] })
    const second = await recordFinding(world.officer, finding(made.id, checkpoint, 'met', 1))
    expect([first.version, second.version, second.confirmedBy]).toEqual([1, 2, null])
    const detail = await getApplication(world.officer, { applicationId: made.id })
    expect(detail.findings.map(({ id }) => id)).toEqual([second.id])
    expect(await world.db.$count(findings, eq(findings.applicationId, made.id))).toBe(2)
    const outdated = await refusalOf(confirmFindings(world.officer2, { applicationId: made.id, findingIds: [first.id] }))
    expect([outdated.code, outdated.reason]).toEqual(['CONFLICT', 'finding-outdated'])
  })

  it('never replace one that the reviewer did not see', async () => {
    const { world } = place
    const made = await world.acceptedApplication()
    const [checkpoint = ''] = checkpointsOf(made.role)
    const theirs = await recordFinding(world.officer2, finding(made.id, checkpoint, 'doubt'))
    const lost = await refusalOf(recordFinding(world.officer, finding(made.id, checkpoint)))
    expect([lost.code, lost.reason, lost.data]).toEqual(['CONFLICT', 'stale-revision', { current: theirs }])
    const early = await refusalOf(recordFinding(world.officer, finding(made.id, checkpoint, 'met', 2)))
    expect([early.code, early.data]).toEqual(['CONFLICT', { current: theirs }])
    expect(await world.db.$count(findings, eq(findings.applicationId, made.id))).toBe(1)
    const both = await Promise.allSettled(
      [world.officer, world.officer2].map((who) => recordFinding(who, finding(made.id, checkpoint, 'met', 1))),
    )
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  })

  it('are confirmed by somebody else, all or none', async () => {
    const { world } = place
    const made = await world.acceptedApplication()
    const [one = '', two = ''] = checkpointsOf(made.role)
    const mine = await recordFinding(world.officer, finding(made.id, one))
    const theirs = await recordFinding(world.officer2, finding(made.id, two))
    const both = { applicationId: made.id, findingIds: [theirs.id, mine.id] }
    expect(await reasonOf(confirmFindings(world.officer, both))).toBe('PRECONDITION finding-own')
    expect(await world.db.$count(findingConfirmations, eq(findingConfirmations.findingId, theirs.id))).toBe(0)
    expect(await confirmFindings(world.approver, both)).toEqual({ confirmed: 2 })
    expect(await reasonOf(confirmFindings(world.approver, both))).toBe('PRECONDITION finding-confirmed')
  })

  it('refuse a checkpoint of another role, a file of another application and a state before acceptance', async () => {
    const { world } = place
    const made = await world.acceptedApplication()
    const [coordinator] = world.definition.roles
    const foreign = checkpointsOf(coordinator?.id ?? '').find((id) => !checkpointsOf(made.role).includes(id)) ?? ''
    expect(foreign).not.toBe('')
    expect(await reasonOf(recordFinding(world.officer, finding(made.id, foreign)))).toBe('PRECONDITION checkpoint-unknown')
    const [checkpoint = ''] = checkpointsOf(made.role)
    const file = await world.uploadScan()
    expect(await reasonOf(recordFinding(world.officer, { ...finding(made.id, checkpoint), fileId: file.id, page: 1 }))).toBe(
      'PRECONDITION file-purpose',
    )
    const draft = await world.draftApplication()
    expect(await reasonOf(recordFinding(world.officer, finding(draft.id, checkpoint)))).toBe('PRECONDITION findings-closed')
    expect(await reasonOf(recordFinding(world.clerk, finding(made.id, checkpoint)))).toBe('FORBIDDEN forbidden')
  })
})

describe('admission', () => {
  it('waits for every gate to be met and confirmed', async () => {
    const { world } = place
    const made = await world.acceptedApplication()
    const act = { applicationId: made.id, revision: made.revision }
    const gates = world.definition.conditions.filter(({ roles, kind }) => roles.includes(made.role) && kind === 'gate')
    expect((await refusalOf(admitApplication(world.officer, act))).params).toEqual({ count: gates.length })
    await world.reviewed(made)
    const [checkpoint = ''] = checkpointsOf(made.role, 'gate')
    await recordFinding(world.officer, finding(made.id, checkpoint, 'met', 1))
    const refused = await refusalOf(admitApplication(world.officer, act))
    expect([refused.reason, refused.params]).toEqual(['conditions-open', { count: 1 }])
  })

  it('is refused while a gate is not met, and the refusal ends it with its reason', async () => {
    const { world } = place
    const made = await world.acceptedApplication()
    const [checkpoint = ''] = checkpointsOf(made.role, 'gate')
    await world.reviewed(made, { [checkpoint]: 'unmet' })
    const act = { applicationId: made.id, revision: made.revision }
    expect((await refusalOf(admitApplication(world.officer, act))).reason).toBe('conditions-unmet')
    await refuseApplication(world.officer, { ...act, reason: '近三年有失信记录' })
    const { application } = await getApplication(world.officer, { applicationId: made.id })
    expect([application.status, application.late]).toEqual(['refused', false])
  })

  it('does not wait for a preference (优先考虑)', async () => {
    const { world } = place
    const role = world.definition.roles[0]?.id ?? ''
    const made = await world.acceptedApplication({ role })
    const preferences = checkpointsOf(role, 'preference')
    expect(preferences.length).toBeGreaterThan(0)
    await world.reviewed(made, Object.fromEntries(preferences.map((id) => [id, 'unmet' as const])))
    await admitApplication(world.officer, { applicationId: made.id, revision: made.revision })
    expect((await getApplication(world.officer, { applicationId: made.id })).application.status).toBe('under-review')
  })

  it('ends by withdrawal, which frees enterprise and role', async () => {
    const { world } = place
    const made = await world.admittedApplication()
    await withdrawApplication(world.clerk, { applicationId: made.id, revision: made.revision, reason: '企业书面撤回' })
    expect((await world.draftApplication({ enterprise: made.enterprise })).revision).toBe(1)
  })
})
