import { eq } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import { applications, auditEntries } from '@zhengji/db/schema/index'
import { lookUpEnterprise } from '../enterprise/look-up.ts'
import { randomEnterprise } from '../testing/paper.ts'
import { reasonOf, refusalOf } from '../testing/refusal.ts'
import { useWorld } from '../testing/use-world.ts'
import { createApplication } from './create.ts'
import { getApplication } from './get.ts'
import { getTimeline } from './timeline.ts'
import { revealContact } from './reveal-contact.ts'
import { updateApplication } from './update.ts'
import { voidApplication } from './void.ts'

const place = useWorld()

describe('createApplication', () => {
  it('refuses a second application of the enterprise for the role and names the first', async () => {
    const { world } = place
    const made = await world.deliveredApplication()
    const refused = await refusalOf(world.draftApplication({ enterprise: made.enterprise }))
    expect(refused).toEqual({
      code: 'PRECONDITION',
      reason: 'application-duplicate',
      params: { number: made.number },
      data: { applicationId: made.id },
    })
  })

  it('allows the other role, with the enterprise shared', async () => {
    const { world } = place
    const [coordinator, platform] = world.definition.roles
    const enterprise = world.enterprise()
    const one = await world.draftApplication({ enterprise, role: coordinator?.id ?? '' })
    const two = await world.draftApplication({ enterprise, role: platform?.id ?? '' })
    const detail = await getApplication(world.clerk, { applicationId: one.id })
    expect(detail.siblings).toEqual([{ id: two.id, role: platform?.id, number: null }])
    const other = await getApplication(world.clerk, { applicationId: two.id })
    expect(other.application.enterpriseId).toBe(detail.application.enterpriseId)
  })

  it('writes one of ten that are registered at the same moment', async () => {
    const { world } = place
    const enterprise = world.enterprise()
    const outcomes = await Promise.allSettled(Array.from({ length: 10 }, () => world.draftApplication({ enterprise })))
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  })

  it('does not count a voided application', async () => {
    const { world } = place
    const made = await world.draftApplication()
    await voidApplication(world.clerk, { applicationId: made.id, revision: made.revision, reason: '重复登记' })
    expect((await world.draftApplication({ enterprise: made.enterprise })).revision).toBe(1)
  })

  it('refuses a name that differs from the one known for the code, whatever brackets it uses', async () => {
    const { world } = place
    const enterprise = { name: '渝信数字服务(重庆)有限公司', creditCode: world.enterprise().creditCode }
    await world.draftApplication({ enterprise })
    const role = world.definition.roles[0]?.id ?? ''
    const refused = await refusalOf(world.draftApplication({ role, enterprise: { ...enterprise, name: '渝信数字有限公司' } }))
    expect([refused.reason, refused.params]).toEqual(['enterprise-name-differs', { known: enterprise.name, found: '渝信数字有限公司' }])
    expect((await world.draftApplication({ role, enterprise: { ...enterprise, name: '渝信数字服务（重庆）有限公司' } })).revision).toBe(1)
    expect(await lookUpEnterprise(world.clerk, { roundId: world.round.id, creditCode: enterprise.creditCode })).toEqual({
      name: enterprise.name,
    })
  })

  it.each([
    ['role-unknown', { role: 'sponsor' }],
    ['undertaking-unknown', { undertakings: ['catering'] }],
    ['entity-repeated', { repeat: true }],
    ['relation-required', { relation: '' }],
  ] as const)('refuses with %s and writes nothing', async (reason, change) => {
    const { world } = place
    const input = world.registration()
    const [applicant] = input.entities
    if (applicant === undefined) throw new Error('no applicant')
    const related = {
      ...('repeat' in change ? applicant : randomEnterprise()),
      relation: 'relation' in change ? '' : '母公司',
      undertakings: 'undertakings' in change ? [...change.undertakings] : [],
    }
    const before = await world.db.$count(applications)
    const answer = createApplication(world.clerk, {
      roundId: world.round.id,
      ...input,
      ...('role' in change ? { role: change.role } : {}),
      entities: [applicant, related],
    })
    expect(await reasonOf(answer)).toBe(`PRECONDITION ${reason}`)
    expect(await world.db.$count(applications)).toBe(before)
  })

  it('is for clerks and officers only', async () => {
    const { world } = place
    const input = { roundId: world.round.id, ...world.registration() }
    for (const actor of [world.approver, world.auditor, world.admin, world.security]) {
      expect(await reasonOf(createApplication(actor, input))).toBe('FORBIDDEN forbidden')
    }
  })
})

describe('updateApplication', () => {
  it('replaces entities without deleting the earlier ones and audits both versions with masked phones', async () => {
    const { world } = place
    const made = await world.draftApplication()
    const related = { ...randomEnterprise(), relation: '子公司', undertakings: [] }
    const input = world.registration({ enterprise: made.enterprise, related: [related] })
    const { revision } = await updateApplication(world.clerk, {
      applicationId: made.id,
      revision: 1,
      ...input,
      contactPhone: '13900001111',
    })
    expect(revision).toBe(2)
    const { entities, application } = await getApplication(world.clerk, { applicationId: made.id })
    expect(entities.map(({ name, relation }) => ({ name, relation }))).toEqual([
      { name: made.enterprise.name, relation: '' },
      { name: related.name, relation: '子公司' },
    ])
    expect(application.contactPhone).toBe('139****1111')
    const [created, updated] = await getTimeline(world.auditor, { applicationId: made.id })
    expect([created?.action, updated?.action]).toEqual(['application.create', 'application.update'])
    expect(updated?.before).toMatchObject({ contactPhone: '138****8000' })
    expect(updated?.after).toMatchObject({ contactPhone: '139****1111' })
    const trail = await world.db.select().from(auditEntries).where(eq(auditEntries.applicationId, made.id))
    expect(JSON.stringify(trail.map(({ before, after }) => [before, after]))).not.toMatch(/13812348000|13900001111/)
  })

  it('cannot change enterprise or role once a receipt names them', async () => {
    const { world } = place
    const made = await world.deliveredApplication()
    const input = { applicationId: made.id, revision: made.revision, ...world.registration() }
    expect(await reasonOf(updateApplication(world.clerk, input))).toBe('PRECONDITION application-not-editable')
  })
})

describe('revealContact', () => {
  it('shows the phone and leaves an entry', async () => {
    const { world } = place
    const made = await world.draftApplication()
    expect(await revealContact(world.officer, { applicationId: made.id })).toEqual({
      name: '王建国',
      phone: '13812348000',
      email: 'wang@example.cn',
    })
    const timeline = await getTimeline(world.clerk, { applicationId: made.id })
    expect(timeline.map(({ action }) => action)).toEqual(['application.create', 'application.reveal-contact'])
    expect(await reasonOf(revealContact(world.auditor, { applicationId: made.id }))).toBe('FORBIDDEN forbidden')
  })
})
