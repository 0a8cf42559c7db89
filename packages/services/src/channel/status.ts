import { and, count, desc, eq, gt, inArray, isNull, ne, or, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import type { Database } from '@zhengji/db/database'
import { channelTests, messageAttempts, users } from '@zhengji/db/schema/index'
import { outwardChannels, type OutwardChannel } from '@zhengji/domain/call/definition'
import type { ChannelAttempt, ChannelStatus } from '@zhengji/domain/channel/view'
import { authorize, signedIn } from '../authorize.ts'
import type { Context } from '../context.ts'
import { addressOf, maskedAddress } from '../reminder/letter.ts'
import { channelSettings } from '../settings/channels.ts'

type Status = ChannelStatus['channel']

/** How many of the newest attempts are shown. */
const shown = 5

const answers = alias(channelTests, 'answers')

/** Tests of a channel, each once: its answer, or the `begun` that never got one. */
const latestTests = async (db: Database, channel: OutwardChannel): Promise<ChannelAttempt[]> => {
  const rows = await db
    .select({ test: channelTests, name: users.displayName })
    .from(channelTests)
    .innerJoin(users, eq(users.id, channelTests.testedBy))
    .leftJoin(answers, and(eq(answers.testId, channelTests.testId), ne(answers.outcome, 'begun')))
    .where(and(eq(channelTests.channel, channel), or(ne(channelTests.outcome, 'begun'), isNull(answers.id))))
    .orderBy(desc(channelTests.attemptedAt))
    .limit(shown)
  return rows.map(({ test: { attemptedAt, outcome, answer, durationMs }, name }) => ({
    at: attemptedAt.toString(),
    outcome,
    ...answer,
    durationMs,
    testedBy: name,
  }))
}

/** Of messages neither the recipient nor the provider's words, which may quote an address. */
const latestOfMessages = async (db: Database, channel: Status): Promise<ChannelAttempt[]> => {
  const rows = await db
    .select()
    .from(messageAttempts)
    .where(and(eq(messageAttempts.channel, channel), ne(messageAttempts.outcome, 'begun')))
    .orderBy(desc(messageAttempts.attemptedAt))
    .limit(shown)
  return rows.map(({ attemptedAt, outcome, answer, durationMs }) => ({
    at: attemptedAt.toString(),
    outcome,
    code: answer.code,
    text: '',
    durationMs,
    testedBy: null,
  }))
}

/** Answers per channel since then. */
const countSince = async (db: Database, since: Temporal.Instant) => {
  const failed = ['refused', 'unreachable', 'bounced'] as const
  const of = (table: typeof messageAttempts | typeof channelTests) =>
    db
      .select({
        channel: sql<string>`${table.channel}`,
        accepted: sql<boolean>`${table.outcome} = 'accepted'`.as('accepted'),
        count: count(),
      })
      .from(table)
      .where(and(gt(table.attemptedAt, since), inArray(table.outcome, ['accepted', ...failed])))
      .groupBy(sql`1`, sql`2`)
  const rows = [...(await of(messageAttempts)), ...(await of(channelTests))]
  return (channel: Status, accepted: boolean): number =>
    rows.reduce((sum, row) => sum + (row.channel === channel && row.accepted === accepted ? row.count : 0), 0)
}

/** Every channel of the installation as an administrator sees it: names of settings, never what they hold; outcomes, never to whom. */
export const listChannelStatus = async (ctx: Context): Promise<ChannelStatus[]> => {
  authorize(ctx, 'system:read', null)
  const { db } = ctx
  const [user] = await db
    .select({ email: users.email, phone: users.phone })
    .from(users)
    .where(eq(users.id, signedIn(ctx).id))
  const counted = await countSince(db, (await ctx.ports.clock(db)).subtract({ hours: 24 }))
  const result: ChannelStatus[] = []
  for (const channel of ['in-app', ...outwardChannels] as const) {
    const outward = channel === 'in-app' ? null : channel
    const own = user === undefined || outward === null ? '' : maskedAddress(outward, addressOf(outward, user))
    const attempts = [...(await latestOfMessages(db, channel)), ...(outward === null ? [] : await latestTests(db, outward))]
    result.push({
      channel,
      present: outward === null || ctx.ports.channels[outward] !== undefined,
      settings: outward === null ? { needed: [], optional: [] } : channelSettings[outward],
      ownAddress: own === '' ? null : own,
      accepted: counted(channel, true),
      failed: counted(channel, false),
      latest: attempts.sort((a, b) => Temporal.Instant.compare(b.at, a.at)).slice(0, shown),
    })
  }
  return result
}
