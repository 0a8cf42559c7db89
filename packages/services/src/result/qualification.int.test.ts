import { beforeAll, describe, expect, it } from 'vitest'
import { eq } from 'drizzle-orm'
import { applications, auditEntries } from '@zhengji/db/schema/index'
import { proposeRevocation } from '../application/propose-revocation.ts'
import { closeRoundDate, recordRoundDate } from '../reminder/round-dates.ts'
import { reasonOf, refusalOf } from '../testing/refusal.ts'
import { createScoringOffice, type ScoringOffice } from '../testing/scoring.ts'
import { useWorld } from '../testing/use-world.ts'
import type { MadeApplication } from '../testing/world.ts'
import { computeResult } from './compute.ts'
import { expireQualified } from './expire.ts'
import { proposeResult } from './propose.ts'
import { getQualification } from './qualification.ts'
import { qualifyPublicised } from './qualify.ts'
import { runResult } from './run.ts'

/** As many coordinators as there are places and one more, who waits; what comes first has the most points. */
const place = useWorld()
const at = (local: string) => Temporal.PlainDateTime.from(local).toZonedDateTime('Asia/Shanghai').toInstant()
let office: ScoringOffice
let ranked: MadeApplication[]
let places: number

const roundOnly = () => ({ roundId: office.roundId })
const statuses = async () => {
  const rows = await place.world.db.select().from(applications).where(eq(applications.roundId, office.roundId))
  return ranked.map(({ id }) => rows.find((row) => row.id === id)?.status)
}

beforeAll(async () => {
  const { world } = place
  const [role] = world.definition.roles
  if (role === undefined || role.quota.waiting === 0) throw new Error('the test needs a role with a waiting list')
  places = role.quota.places
  const round = await world.rehearsal()
  office = createScoringOffice(world, round.id)
  ranked = []
  for (let index = 0; index <= places; index += 1) ranked.push(await world.admittedApplication({ roundId: round.id, role: role.id }))
  await office.approveRubric()
  await office.seatPanel()
  const order = new Map(ranked.map(({ id }, index) => [id, index]))
  for (const sheet of await office.issue()) {
    const score = (id: string, _criterion: string, max: number) => Math.max(0, max - (order.get(id) ?? 0) * 0.5)
    await office.take(await office.fillSheet(await office.bytesOf(sheet.fileId), { score }))
  }
}, 120_000)

it('cannot begin before a result is approved', async () => {
  const date = { kind: 'publicity', roundId: office.roundId, startsAt: at('2026-03-02T10:00').toString(), note: '' } as const
  expect(await reasonOf(recordRoundDate(place.world.officer, date))).toBe('PRECONDITION result-not-approved')
  expect(await reasonOf(qualifyPublicised(place.world.officer, roundOnly()))).toBe('PRECONDITION publicity-missing')
})

describe('after the approval', () => {
  beforeAll(async () => {
    const { world } = place
    const run = await computeResult(world.officer, roundOnly())
    await runResult(world.system('result.compute'), { runId: run.id })
    await office.approve((await proposeResult(world.officer, { runId: run.id, reason: '评审完成' })).id)
  })

  it('makes the shortlisted public, waits for the last working day and for every answer, then confirms them', async () => {
    const { world } = place
    expect(await statuses()).toEqual([...Array(places).fill('shortlisted'), 'not-selected'])
    world.setClock(at('2026-03-02T10:00'))
    const publicity = { kind: 'publicity', roundId: office.roundId, startsAt: at('2026-03-02T10:00').toString(), note: '' } as const
    await recordRoundDate(world.officer, publicity)
    expect(await statuses()).toEqual([...Array(places).fill('publicised'), 'not-selected'])
    expect(await getQualification(world.auditor, roundOnly())).toEqual({
      startsAt: at('2026-03-02T10:00').toString(),
      endsAt: at('2026-03-09T17:30').toString(),
      openObjections: 0,
      shortlisted: 0,
      publicised: places,
      qualified: 0,
    })
    const objection = await recordRoundDate(world.officer, {
      kind: 'objection',
      roundId: office.roundId,
      applicationId: ranked.at(-1)?.id ?? '',
      startsAt: at('2026-03-03T10:00').toString(),
      note: '书面异议',
    })
    world.setClock(at('2026-03-09T17:29'))
    expect(await refusalOf(qualifyPublicised(world.officer, roundOnly()))).toMatchObject({ reason: 'publicity-running' })
    world.setClock(at('2026-03-09T17:30'))
    expect(await refusalOf(qualifyPublicised(world.officer, roundOnly()))).toMatchObject({
      reason: 'objections-open',
      params: { count: 1 },
    })
    await closeRoundDate(world.officer, { dateId: objection.id, note: '已书面答复' })
    expect(await reasonOf(qualifyPublicised(world.clerk, roundOnly()))).toBe('FORBIDDEN forbidden')
    expect(await qualifyPublicised(world.officer, roundOnly())).toMatchObject({ publicised: 0, qualified: places })
    expect(await statuses()).toEqual([...Array(places).fill('qualified'), 'not-selected'])
  })

  it('a place that is taken away goes to the next who waits, once a second person agrees', async () => {
    const { world } = place
    const first = ranked[0]?.id ?? ''
    const waiting = ranked.at(-1)
    expect(await reasonOf(proposeRevocation(world.officer, { applicationId: waiting?.id ?? '', reason: '严重失信行为' }))).toBe(
      'PRECONDITION transition-not-allowed',
    )
    const proposal = await proposeRevocation(world.officer, { applicationId: first, reason: '被列入严重失信名单' })
    expect(proposal.payload).toMatchObject({ next: { applicationId: waiting?.id, number: waiting?.number } })
    expect((await statuses())[0]).toBe('qualified')
    await office.approve(proposal.id)
    expect(await statuses()).toEqual(['revoked', ...Array(places - 1).fill('qualified'), 'shortlisted'])
    const trail = await world.db
      .select()
      .from(auditEntries)
      .where(eq(auditEntries.applicationId, waiting?.id ?? ''))
    expect(trail.find(({ action }) => action === 'application.shortlist')?.after).toMatchObject({ movedUpFor: ranked[0]?.number })
    // Nobody waits any more.
    const second = await proposeRevocation(world.officer, { applicationId: waiting?.id ?? '', reason: '放弃' })
    expect(second.payload).toMatchObject({ next: null })
  })

  it('a new publicity takes whoever moved up along, and at the end everybody’s time is over', async () => {
    const { world } = place
    world.setClock(at('2026-03-10T10:00'))
    const publicity = { kind: 'publicity', roundId: office.roundId, startsAt: at('2026-03-10T10:00').toString(), note: '递补' } as const
    await recordRoundDate(world.officer, publicity)
    world.setClock(at('2026-03-17T17:30'))
    await qualifyPublicised(world.officer, roundOnly())
    expect(await reasonOf(qualifyPublicised(world.officer, roundOnly()))).toBe('PRECONDITION nobody-publicised')
    expect(await expireQualified(world.officer, { ...roundOnly(), reason: '活动实施期结束' })).toMatchObject({ qualified: 0 })
    expect(await statuses()).toEqual(['revoked', ...Array(places).fill('expired')])
    expect(await reasonOf(expireQualified(world.officer, { ...roundOnly(), reason: '再次' }))).toBe('PRECONDITION nobody-qualified')
    world.setClock(null)
  })
})
