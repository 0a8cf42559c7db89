import { eq } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import { calendarFeeds, grants } from '@zhengji/db/schema/index'
import { reasonOf, refusalOf } from '../testing/refusal.ts'
import { useWorld } from '../testing/use-world.ts'
import { createFeed, listFeeds, readFeed, revokeFeed } from './feed.ts'
import { importCalendarYear } from './import.ts'
import { loadCalendar } from './load.ts'
import { packagedYears } from './packaged.ts'
import { listCalendarYears } from './years.ts'

const place = useWorld()
const day = (iso: string) => Temporal.PlainDate.from(iso)
const year2027 = {
  year: 2027,
  days: [
    ...Array.from({ length: 11 }, (_, index) => ({ name: '春节', date: `2027-02-${String(index + 5).padStart(2, '0')}`, isOffDay: true })),
    { name: '调休', date: '2027-02-20', isOffDay: false },
  ],
}

describe('official days', () => {
  it('that came with the software agree with the notice for 2026, and no year is guessed', () => {
    const years = packagedYears()
    expect(years.map(({ year }) => year)).toEqual(Array.from({ length: 23 }, (_, index) => 2004 + index))
    const of2026 = years.at(-1)
    // 国办发明电〔2025〕7号: 春节 2月15日至23日, 2月14日、2月28日 上班.
    expect(
      of2026?.days
        .filter(({ date }) => date.startsWith('2026-02'))
        .map(({ date, isOffDay }) => `${date.slice(8)} ${isOffDay ? '休' : '班'}`),
    ).toEqual(['14 班', ...['15', '16', '17', '18', '19', '20', '21', '22', '23'].map((date) => `${date} 休`), '28 班'])
  })

  it('of a later year are an administrator’s to import, and count from then on', async () => {
    const { world } = place
    expect((await loadCalendar(world.db)).years).not.toContain(2027)
    expect(await reasonOf(importCalendarYear(world.officer, year2027))).toBe('FORBIDDEN forbidden')
    expect(await refusalOf(importCalendarYear(world.admin, { ...year2027, days: year2027.days.slice(0, 3) }))).toMatchObject({
      code: 'VALIDATION',
      reason: 'calendar-days',
    })
    expect(await importCalendarYear(world.admin, year2027)).toMatchObject({ year: 2027, source: 'import' })
    const calendar = await loadCalendar(world.db)
    expect(['2027-02-05', '2027-02-20', '2027-02-19'].map((date) => calendar.isWorkingDay(day(date)))).toEqual([false, true, true])
    expect(calendar.isWorkingDay(day('2026-02-14'))).toBe(true)
    // A second notice of the same year goes before the first.
    await importCalendarYear(world.admin, { ...year2027, days: year2027.days.slice(0, 11) })
    expect((await loadCalendar(world.db)).isWorkingDay(day('2027-02-20'))).toBe(false)
    expect((await listCalendarYears(world.clerk))[0]).toMatchObject({ year: 2027, source: 'import', days: { length: 11 } })
  })
})

describe('a calendar address', () => {
  it('shows the dates of its owner, keeps only a hash, and ends when it is revoked', async () => {
    const { world } = place
    const guest = await world.personIn(world.round.id, 'officer')
    const { path, feedId } = await createFeed(guest)
    const token = /^\/api\/calendar\/([\w-]{43})\.ics$/.exec(path)?.[1] ?? ''
    expect(JSON.stringify(await world.db.select().from(calendarFeeds))).not.toContain(token)
    const hidden = await world.rehearsal()
    const calendar = (await readFeed(world.anonymous, token)).replaceAll('\r\n ', '')
    expect(calendar).toContain(`UID:closes-at.${world.round.id}@zhengji`)
    expect(calendar).not.toContain(hidden.id)
    expect(await listFeeds(guest)).toMatchObject([{ id: feedId, lastReadAt: expect.any(String) }])
    expect(await reasonOf(revokeFeed(world.officer, { feedId }))).toBe('NOT_FOUND not-found')
    await revokeFeed(guest, { feedId })
    expect(await reasonOf(readFeed(world.anonymous, token))).toBe('NOT_FOUND feed-unknown')
    expect(await listFeeds(guest)).toEqual([])
  })

  it('shows nothing more once the grant is gone', async () => {
    const { world } = place
    const guest = await world.personIn(world.round.id, 'clerk')
    const token = (await createFeed(guest)).path.slice('/api/calendar/'.length, -'.ics'.length)
    expect(await readFeed(world.anonymous, token)).toContain('BEGIN:VEVENT')
    if (guest.actor.type !== 'user') throw new Error('the guest is nobody')
    await world.db.update(grants).set({ revokedAt: Temporal.Now.instant() }).where(eq(grants.userId, guest.actor.id))
    expect(await readFeed(world.anonymous, token)).not.toContain('BEGIN:VEVENT')
  })
})
