import { describe, expect, it } from 'vitest'
import { deliverApplication } from '../application/deliver.ts'
import { proposeLateException } from '../application/propose-late-exception.ts'
import { recordFinding } from '../condition/record-finding.ts'
import { checkMaterials } from '../material/check.ts'
import { issueCorrection } from '../material/issue-correction.ts'
import { useWorld } from '../testing/use-world.ts'
import { getDashboard } from './get.ts'

const place = useWorld()

describe('getDashboard', () => {
  it('counts what there is and names what waits for each person', async () => {
    const { world } = place
    const round = await world.rehearsal()
    const wish = { roundId: round.id }
    await world.draftApplication(wish)
    await world.deliveredApplication(wish)
    const accepted = await world.acceptedApplication(wish)
    const [checkpoint] = world.definition.conditions[0]?.checkpoints ?? []
    await recordFinding(world.officer, {
      applicationId: accepted.id,
      checkpointId: checkpoint?.id ?? '',
      version: 0,
      verdict: 'met',
      fileId: null,
      page: null,
      note: '',
    })
    const draft = await world.draftApplication(wish)
    const [material] = world.definition.materials
    const check = {
      materialId: material?.id ?? '',
      present: true,
      copies: 1,
      pages: 1,
      sealed: true,
      bound: true,
      scanEqualsPaper: true,
      note: '',
    }
    await checkMaterials(world.clerk, { applicationId: draft.id, revision: 1, materials: [check] })
    await deliverApplication(world.clerk, { applicationId: draft.id, revision: 2 })
    const notice = await issueCorrection(world.clerk, { applicationId: draft.id, revision: 3 })
    const late = await world.completeMaterials(await world.draftApplication(wish))
    world.setClock(Temporal.Instant.from(round.closesAt))
    await deliverApplication(world.clerk, { applicationId: late.id, revision: late.revision })
    world.setClock(null)
    await proposeLateException(world.officer, { applicationId: late.id, reason: '大厅系统故障' })

    const view = await getDashboard(world.officer, { roundId: round.id })
    expect(view).toMatchObject({
      closesAt: round.closesAt,
      counts: { draft: 1, received: 1, accepted: 1, correcting: 1, refused: 1 },
      lateCount: 1,
      openCorrections: 1,
      openFindings: 1,
      openProposals: 1,
      sheets: { issued: 0, complete: 0, incomplete: 0 },
      capacityPerHour: 24,
    })
    // The late one stands an hour ahead of now, at the cut-off.
    expect(view.intake.reduce((sum, { count }) => sum + count, 0)).toBe(3)
    expect(view.intake.every(({ hour }) => /^\d{4}-\d\d-\d\dT\d\d:00:00Z$/.test(hour))).toBe(true)
    const kinds = async (person: typeof world.officer) =>
      (await getDashboard(person, { roundId: round.id })).tasks.map(({ kind, count }) => `${kind} ${count}`)
    expect(await kinds(world.clerk)).toEqual(['deliver 1', 'correct 1'])
    expect(await kinds(world.officer)).toEqual(['deliver 1', 'correct 1', 'accept 1', 'review 1'])
    expect(await kinds(world.officer2)).toEqual(['deliver 1', 'correct 1', 'accept 1', 'review 1', 'confirm 1'])
    expect(await kinds(world.approver)).toEqual(['accept 1', 'review 1', 'confirm 1', 'decide 1'])
    expect(await kinds(world.auditor)).toEqual([])
    expect(view.tasks.find(({ kind }) => kind === 'correct')?.dueAt).toBe(notice.dueAt)
  })
})
