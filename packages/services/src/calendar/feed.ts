import { and, desc, eq, isNull, sql } from 'drizzle-orm'
import type * as v from 'valibot'
import { newId } from '@zhengji/db/id'
import { calendarFeeds, rounds, sheetPacks, users } from '@zhengji/db/schema/index'
import { writeCalendar, type CalendarEntry } from '@zhengji/domain/calendar/ics'
import type { feedIdInput } from '@zhengji/domain/calendar/input'
import type { FeedView, NewFeed } from '@zhengji/domain/calendar/view'
import { appendAudit } from '../audit/append.ts'
import { actingUser, may } from '../authorize.ts'
import type { Actor, Context } from '../context.ts'
import { ServiceError } from '../errors.ts'
import { loadDates } from '../reminder/dates.ts'
import { definitionOf, type RoundRow } from '../round/load.ts'
import { loadStanding } from '../session/standing.ts'
import { newToken, tokenHash } from '../session/token.ts'
import { withTransaction } from '../transaction.ts'
import { entryOf } from './entry.ts'

/** Addresses of calendars of the acting person that still work, newest first. */
export const listFeeds = async (ctx: Context): Promise<FeedView[]> => {
  const rows = await ctx.db
    .select()
    .from(calendarFeeds)
    .where(and(eq(calendarFeeds.userId, actingUser(ctx)), isNull(calendarFeeds.revokedAt)))
    .orderBy(desc(calendarFeeds.id))
  return rows.map(({ id, createdAt, lastReadAt }) => ({ id, createdAt: createdAt.toString(), lastReadAt: lastReadAt?.toString() ?? null }))
}

/** A new address; the token in it is told once, only its hash is kept. */
export const createFeed = async (ctx: Context): Promise<NewFeed> => {
  const userId = actingUser(ctx)
  const token = newToken()
  const feedId = newId()
  await withTransaction(ctx, async (tx) => {
    await tx.db.insert(calendarFeeds).values({ id: feedId, userId, tokenHash: tokenHash(token), createdAt: await tx.ports.clock(tx.db) })
    await appendAudit(tx, { action: 'calendar.create-feed', subjectType: 'calendar-feed', subjectId: feedId })
  })
  return { feedId, path: `/api/calendar/${token}.ics` }
}

/** From now on the address answers nothing. Somebody else's is NOT_FOUND. */
export const revokeFeed = async (ctx: Context, input: v.InferOutput<typeof feedIdInput>): Promise<void> => {
  const userId = actingUser(ctx)
  await withTransaction(ctx, async (tx) => {
    const revoked = await tx.db
      .update(calendarFeeds)
      .set({ revokedAt: await tx.ports.clock(tx.db) })
      .where(and(eq(calendarFeeds.id, input.feedId), eq(calendarFeeds.userId, userId), isNull(calendarFeeds.revokedAt)))
      .returning({ id: calendarFeeds.id })
    if (revoked.length === 0) throw new ServiceError('NOT_FOUND', 'not-found')
    await appendAudit(tx, { action: 'calendar.revoke-feed', subjectType: 'calendar-feed', subjectId: input.feedId })
  })
}

const datesOf = async (ctx: Context, actor: Actor, round: RoundRow): Promise<readonly CalendarEntry[]> => {
  const definition = definitionOf(round)
  const name = `${definition.shortTitle.zh} · ${round.name}`
  const entry = (key: string, at: Temporal.Instant, what: string) =>
    entryOf(definition, round.id, { key, at, summary: `${what}:${name}`, description: definition.title.zh })
  const entries = [entry(`closes-at:${round.deadlineVersion}`, round.closesAt, '报名截止')]
  if (may(actor, 'sheet:read', round.id)) {
    if (round.sheetsDueAt !== null) entries.push(entry('sheets-due', round.sheetsDueAt, '评分表交回'))
    const packs = await ctx.db
      .select({ id: sheetPacks.id, dueAt: sheetPacks.dueAt })
      .from(sheetPacks)
      .where(and(eq(sheetPacks.roundId, round.id), eq(sheetPacks.status, 'done')))
    for (const { id, dueAt } of packs) if (dueAt !== null) entries.push(entry(`sheets-due-${id}`, dueAt, '评分表交回'))
  }
  if (!may(actor, 'reminder:read', round.id)) return entries
  for (const { kind, subjectId, version, startsAt, endsAt, closedAt } of await loadDates(ctx.db, round.id)) {
    if (closedAt !== null) continue
    if (kind === 'panel-meeting') entries.push(entry(`meeting:${version}`, startsAt, '评审会议'))
    if (kind === 'publicity') entries.push(entry(`publicity:${version}`, endsAt, '公示期满'))
    // No name of the enterprise: a calendar lies on telephones.
    if (kind === 'objection') entries.push(entry(`objection-${subjectId}:${version}`, endsAt, '异议答复期限'))
  }
  return entries
}

/** The dates of whoever owns the token, as text/calendar; judged anew each time by what that person may read now. Throws NOT_FOUND. */
export const readFeed = async (ctx: Context, token: string): Promise<string> => {
  const [found] = await ctx.db
    .select({ feed: calendarFeeds, user: users })
    .from(calendarFeeds)
    .innerJoin(users, eq(users.id, calendarFeeds.userId))
    .where(and(eq(calendarFeeds.tokenHash, tokenHash(token)), isNull(calendarFeeds.revokedAt), isNull(users.disabledAt)))
  if (found === undefined) throw new ServiceError('NOT_FOUND', 'feed-unknown')
  const { feed, user } = found
  const { permissions, roundPermissions } = await loadStanding(ctx.db, user.id)
  const actor: Actor = { type: 'user', id: user.id, name: user.displayName, sessionId: feed.id, permissions, roundPermissions }
  const open = await ctx.db.select().from(rounds).orderBy(desc(rounds.createdAt)).limit(200)
  const entries = await Promise.all(open.filter(({ id }) => may(actor, 'round:read', id)).map((round) => datesOf(ctx, actor, round)))
  await ctx.db
    .update(calendarFeeds)
    .set({ lastReadAt: sql`clock_timestamp()` })
    .where(eq(calendarFeeds.id, feed.id))
  return writeCalendar('征集日程', entries.flat(), await ctx.ports.clock(ctx.db))
}
