import { and, eq, gt } from 'drizzle-orm'
import { channelTests, messageAttempts } from '@zhengji/db/schema/index'
import type { OutwardChannel } from '@zhengji/domain/call/definition'
import { channelTraits } from '@zhengji/domain/reminder/channel'
import { freeAgainAt } from '@zhengji/domain/reminder/delivery'
import type { TransactionContext } from '../transaction.ts'

/**
 * When this address or robot may be used again; null: now. Attempts of every worker and tests count, because they are rows; a robot or number is
 * only ever used by whoever holds the channel's lock (see `dispatch.ts`), so two workers cannot both take the last free place.
 */
export const limitedUntil = async (
  tx: TransactionContext,
  channel: OutwardChannel,
  hash: string | null,
  now: Temporal.Instant,
): Promise<Temporal.Instant | null> => {
  const { limits } = channelTraits[channel]
  if (limits.length === 0) return null
  const longest = Math.max(...limits.map(({ seconds }) => seconds))
  const since = now.subtract({ seconds: longest })
  const begunIn = <Table extends typeof messageAttempts | typeof channelTests>(table: Table) =>
    and(eq(table.channel, channel), eq(table.outcome, 'begun'), gt(table.attemptedAt, since))
  const rows = [
    ...(await tx.db
      .select({ at: messageAttempts.attemptedAt, hash: messageAttempts.addressHash })
      .from(messageAttempts)
      .where(begunIn(messageAttempts))),
    ...(await tx.db
      .select({ at: channelTests.attemptedAt, hash: channelTests.addressHash })
      .from(channelTests)
      .where(begunIn(channelTests))),
  ].sort((a, b) => Temporal.Instant.compare(a.at, b.at))
  const all = rows.map(({ at }) => at)
  const own = rows.filter((row) => row.hash === hash).map(({ at }) => at)
  const [byChannel, byAddress] = [
    freeAgainAt(
      limits.filter(({ per }) => per === 'channel'),
      all,
      now,
    ),
    freeAgainAt(
      limits.filter(({ per }) => per === 'address'),
      own,
      now,
    ),
  ]
  if (byChannel === null || byAddress === null) return byChannel ?? byAddress
  return Temporal.Instant.compare(byChannel, byAddress) > 0 ? byChannel : byAddress
}
