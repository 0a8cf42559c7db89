import { and, asc, eq, isNull, lte, or } from 'drizzle-orm'
import { messages } from '@zhengji/db/schema/index'
import { outwardChannels, type OutwardChannel } from '@zhengji/domain/call/definition'
import { channelTraits } from '@zhengji/domain/reminder/channel'
import type { Context } from '../context.ts'
import { notify } from '../notify.ts'
import { withTransaction, type TransactionContext } from '../transaction.ts'
import { deliverInbox, deliverOutward, type Sendable } from './deliver.ts'
import { judgeRows } from './judge.ts'
import { tryLane } from './lane.ts'
import type { MessageRow } from './record.ts'
import { updateMessage } from './settle.ts'

type Lane = 'in-app' | OutwardChannel

/**
 * Rows that one transaction holds. Mail goes out in parallel, as many as the server takes connections, several rounds of them; chats and
 * text messages one by one, because each place under the limit is counted.
 */
const batchOf = (lane: Lane): number => (lane === 'in-app' ? 500 : lane === 'email' ? 100 : 1)

/** After so many silent answers in one batch the channel counts as down for this time round: the rest is told at once that it waits. */
const silentLimit = 5

const takeRows = (tx: TransactionContext, lane: Lane, now: Temporal.Instant): Promise<MessageRow[]> =>
  tx.db
    .select()
    .from(messages)
    .where(and(eq(messages.status, 'queued'), eq(messages.channel, lane), or(isNull(messages.nextTryAt), lte(messages.nextTryAt, now))))
    .orderBy(asc(messages.dueAt), asc(messages.id))
    .limit(batchOf(lane))
    // Not `for update`: the foreign key of an attempt, written beside this transaction, must not wait for it.
    .for('no key update', { skipLocked: true })

interface Batch {
  readonly taken: number
  readonly silent: number
}

const sendBatch = (ctx: Context, lane: Lane, isDown: boolean): Promise<Batch> =>
  withTransaction(ctx, async (tx) => {
    const nothing: Batch = { taken: 0, silent: 0 }
    if (lane !== 'in-app' && channelTraits[lane].limits.length > 0) {
      if (!(await tryLane(tx, lane))) return nothing
    }
    const now = await tx.ports.clock(tx.db)
    const rows = await takeRows(tx, lane, now)
    if (rows.length === 0) return nothing
    const verdicts = await judgeRows(tx, rows, now)
    for (const verdict of verdicts) {
      if (verdict.send !== null) continue
      const { status, reason, nextTryAt = null } = verdict
      await updateMessage(tx, verdict.row.id, { status, reason, nextTryAt })
    }
    const sendable = verdicts.filter((verdict): verdict is Sendable => verdict.send !== null)
    let silent = 0
    if (lane === 'in-app') await deliverInbox(tx, sendable, now)
    else silent = await deliverOutward(ctx, tx, lane, sendable, isDown, now)
    for (const roundId of new Set(rows.map((row) => row.roundId))) await notify(tx, { type: 'message', roundId, id: roundId })
    return { taken: rows.length, silent }
  })

const drain = async (ctx: Context, lane: Lane): Promise<number> => {
  let sent = 0
  let silent = 0
  for (;;) {
    const batch = await sendBatch(ctx, lane, silent >= silentLimit)
    if (batch.taken === 0) return sent
    sent += batch.taken
    silent = batch.silent === 0 ? 0 : silent + batch.silent
  }
}

/** Work in hand of this process, by its channels: a second wake-up lets the first look once more instead of starting beside it. */
const inHand = new WeakMap<object, { again: boolean }>()

const drainAll = async (ctx: Context): Promise<number> => {
  const lanes: readonly Lane[] = ['in-app', ...outwardChannels]
  const results = await Promise.allSettled(lanes.map((lane) => drain(ctx, lane)))
  // One lane that breaks (the database went away) does not cut off the others; the job is repeated by the next sweep.
  for (const result of results) if (result.status === 'rejected') throw result.reason
  return results.reduce((sum, result) => sum + (result.status === 'fulfilled' ? result.value : 0), 0)
}

/**
 * Sends everything that is queued and may be sent now, each channel in its own lane, so that a mail server that is half dead holds up
 * nobody else. Safe beside any number of others: a row is held by whoever sends it, and is free again the moment its worker dies. Gives how
 * many rows were handled.
 */
export const dispatchMessages = async (ctx: Context): Promise<number> => {
  const busy = inHand.get(ctx.ports.channels)
  if (busy !== undefined) {
    busy.again = true
    return 0
  }
  const mine = { again: true }
  inHand.set(ctx.ports.channels, mine)
  let handled = 0
  try {
    while (mine.again) {
      mine.again = false
      const moved = await drainAll(ctx)
      handled += moved
      // A row may have gone to a lane that had ended before it came.
      mine.again ||= moved > 0
    }
    return handled
  } finally {
    inHand.delete(ctx.ports.channels)
  }
}
