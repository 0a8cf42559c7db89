import { eq } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import { applications } from '@zhengji/db/schema/index'
import { planOpenRounds } from '../sweep/plan-due.ts'
import { createPostOffice } from '../testing/post-office.ts'
import { reasonOf, refusalOf } from '../testing/refusal.ts'
import { useWorld } from '../testing/use-world.ts'
import { dispatchMessages } from './dispatch.ts'
import { getInbox } from './inbox.ts'
import { getReminderPlan } from './plan.ts'
import { closeRoundDate, listRoundDates, recordRoundDate } from './round-dates.ts'

const place = useWorld()
const at = (local: string) => Temporal.PlainDateTime.from(local).toZonedDateTime('Asia/Shanghai').toInstant()

/** A round whose only application has a result, in the morning of a day in 2026, whose official days are known. */
const scene = async (local: string) => {
  const { world } = place
  const office = createPostOffice('email')
  world.setChannels(office.channels)
  world.setClock(at(local))
  const round = await world.rehearsal(60)
  const made = await world.draftApplication({ roundId: round.id })
  await world.db.update(applications).set({ status: 'not-selected' }).where(eq(applications.id, made.id))
  const run = async (moment: string) => {
    world.setClock(at(moment))
    await planOpenRounds(world.system('sweep'))
    await dispatchMessages(world.system('message.dispatch'))
  }
  const planned = async (purpose: string) =>
    (await getReminderPlan(world.officer, { roundId: round.id, search: '' }))
      .filter((row) => row.purpose === purpose && (row.recipientKind === 'applicant' || row.recipientName === named(world.officer)))
      .map(
        ({ rung, dueAt, status }) =>
          `${rung} ${Temporal.Instant.from(dueAt).toZonedDateTimeISO('Asia/Shanghai').toPlainDateTime().toString({ smallestUnit: 'minute' })} ${status}`,
      )
  return { round, made, office, run, planned }
}
const named = (ctx: typeof place.world.officer) => (ctx.actor.type === 'user' ? ctx.actor.name : '')

describe('publicity', () => {
  it('ends at the close of the hall on the fifth working day, over the Spring Festival, and tells applicants at once', async () => {
    const { world } = place
    const { round, run, office, planned } = await scene('2026-02-12T10:00')
    const date = await recordRoundDate(world.officer, {
      kind: 'publicity',
      roundId: round.id,
      startsAt: at('2026-02-12T10:00').toString(),
      note: '',
    })
    expect(date).toMatchObject({ version: 1, endsAt: at('2026-02-26T17:30').toString(), closedAt: null })
    await run('2026-02-12T10:01')
    expect(office.letters.map(({ subject }) => subject)).toEqual([expect.stringContaining('评审结果已公示')])
    expect(await planned('result-published')).toEqual(['s-0h 2026-02-12T10:00 sent', 'w-1d-0900 2026-02-25T09:00 planned'])
    expect(await planned('publicity-ends')).toEqual(['w-1d-0900 2026-02-25T09:00 planned', 't-4h 2026-02-26T13:30 planned'])
  })

  it('is refused in a year whose official days are not loaded', async () => {
    const { world } = place
    const { round } = await scene('2026-12-29T10:00')
    const record = recordRoundDate(world.officer, {
      kind: 'publicity',
      roundId: round.id,
      startsAt: at('2026-12-29T10:00').toString(),
      note: '',
    })
    expect(await refusalOf(record)).toMatchObject({ reason: 'calendar-year-missing', params: { year: 2027 } })
    expect(await listRoundDates(world.officer, { roundId: round.id })).toEqual([])
  })
})

describe('an objection', () => {
  it('runs seven working days, reminds the office until it is answered, and then the applicant', async () => {
    const { world } = place
    const { round, made, run, office, planned } = await scene('2026-03-02T10:00')
    const input = {
      kind: 'objection',
      roundId: round.id,
      applicationId: made.id,
      startsAt: at('2026-03-02T10:00').toString(),
      note: '书面异议',
    } as const
    const date = await recordRoundDate(world.officer, input)
    expect(date).toMatchObject({ endsAt: at('2026-03-11T17:30').toString(), enterpriseName: made.enterprise.name })
    await run('2026-03-06T09:05')
    expect(await planned('objection-open')).toEqual([
      'w-3d-0900 2026-03-06T09:00 sent',
      'w-1d-0900 2026-03-10T09:00 planned',
      't-4h 2026-03-11T13:30 planned',
    ])
    expect((await getInbox(world.officer)).find(({ roundId }) => roundId === round.id)?.subject).toContain('异议须在2026年3月11日 17:30')
    await closeRoundDate(world.officer, { dateId: date.id, note: '已书面答复' })
    await run('2026-03-06T10:00')
    expect((await planned('objection-open')).map((line) => line.split(' ').at(-1))).toEqual(['sent', 'cancelled', 'cancelled'])
    expect(office.letters.map(({ subject }) => subject)).toEqual([expect.stringContaining('异议已答复')])
    expect(await reasonOf(closeRoundDate(world.officer, { dateId: date.id, note: '再次答复' }))).toBe('CONFLICT stale-revision')
  })
})

describe('the panel meeting', () => {
  it('cannot lie in the past, is an officer’s to set, and moves as a new version', async () => {
    const { world } = place
    const { round } = await scene('2026-03-02T10:00')
    const meeting = (local: string) => ({ kind: 'panel-meeting', roundId: round.id, startsAt: at(local).toString(), note: '' }) as const
    expect(await reasonOf(recordRoundDate(world.officer, meeting('2026-03-02T09:59')))).toBe('PRECONDITION date-order')
    expect(await reasonOf(recordRoundDate(world.clerk, meeting('2026-03-05T09:30')))).toBe('FORBIDDEN forbidden')
    await recordRoundDate(world.officer, meeting('2026-03-05T09:30'))
    await recordRoundDate(world.officer, meeting('2026-03-06T09:30'))
    expect(await listRoundDates(world.clerk, { roundId: round.id })).toMatchObject([
      { version: 2, startsAt: at('2026-03-06T09:30').toString() },
    ])
  })
})
