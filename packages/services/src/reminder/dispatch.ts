import { and, asc, eq, inArray, isNull, lte, or, sql } from 'drizzle-orm'
import { messageAttempts, messages } from '@zhengji/db/schema/index'
import { outwardChannels, type OutwardChannel } from '@zhengji/domain/call/definition'
import { channelTraits } from '@zhengji/domain/reminder/channel'
import type { Attempt } from '@zhengji/domain/reminder/delivery'
import { writeMessage } from '@zhengji/domain/reminder/wording'
import type { Answer } from '../channel/port.ts'
import type { Context } from '../context.ts'
import { notify } from '../notify.ts'
import { withTransaction, type TransactionContext } from '../transaction.ts'
import { judgeRows, type Verdict } from './judge.ts'
import { addressHash, letterOf, maskedAddress } from './letter.ts'
import { limitedUntil } from './limit.ts'
import type { MessageRow } from './record.ts'
import { attemptRow, columnsAfter, recordAttempts, updateMessage, type AttemptRow } from './settle.ts'

type Lane = 'in-app' | OutwardChannel

/** Space of the advisory locks of channels with limits; any constant, unused elsewhere. */
const laneLock = 20_260_130

/**
 * Rows that one transaction holds. Mail goes out in parallel, as many as the server takes connections, several rounds of them; chats and
 * text messages one by one, because each place under the limit is counted.
 */
const batchOf = (lane: Lane): number => (lane === 'in-app' ? 500 : lane === 'email' ? 50 : 1)

/** After so many silent answers in one batch the channel counts as down for this time round: the rest is told at once that it waits. */
const silentLimit = 5

const down: Answer = { outcome: 'unreachable', code: 'down', text: 'not tried: the channel did not answer the letters before' }

const takeRows = (tx: TransactionContext, lane: Lane, now: Temporal.Instant): Promise<MessageRow[]> =>
  tx.db
    .select()
    .from(messages)
    .where(and(eq(messages.status, 'queued'), eq(messages.channel, lane), or(isNull(messages.nextTryAt), lte(messages.nextTryAt, now))))
    .orderBy(asc(messages.dueAt), asc(messages.id))
    .limit(batchOf(lane))
    // Not `for update`: the foreign key of an attempt, written beside this transaction, must not wait for it.
    .for('no key update', { skipLocked: true })

/** Attempts since the message was queued last, oldest first. */
const loadAttempts = async (tx: TransactionContext, rows: readonly MessageRow[]): Promise<ReadonlyMap<string, readonly Attempt[]>> => {
  const queuedAt = new Map(rows.map((row) => [row.id, row.queuedAt]))
  const found = await tx.db
    .select()
    .from(messageAttempts)
    .where(inArray(messageAttempts.messageId, [...queuedAt.keys()]))
    .orderBy(asc(messageAttempts.id))
  const counted = found.filter(({ messageId, attemptedAt }) => {
    const since = queuedAt.get(messageId) ?? null
    return since === null || Temporal.Instant.compare(attemptedAt, since) >= 0
  })
  return Map.groupBy(
    counted.map((row) => ({
      messageId: row.messageId,
      channel: row.channel,
      number: row.number,
      outcome: row.outcome,
      at: row.attemptedAt,
    })),
    ({ messageId }) => messageId,
  )
}

type Sendable = Extract<Verdict, { send: object }>

/** The inbox is the row itself: it is delivered when it is written. What else the route holds comes after. */
const deliverInbox = async (tx: TransactionContext, verdicts: readonly Sendable[], now: Temporal.Instant): Promise<void> => {
  await recordAttempts(
    tx.db,
    verdicts.map(({ row }) => attemptRow(row.id, { channel: 'in-app', number: 1, outcome: 'accepted', at: now }, {})),
  )
  for (const { row, send, route } of verdicts) {
    const { subject, body } = writeMessage(send.definition, send.wording, send.round, send.ladder, now, send.locale)
    const next = columnsAfter({ ...row, channel: 'in-app' }, route, [], now) ?? {}
    const onward = next.channel === undefined ? {} : { ...next, nextTryAt: null }
    await updateMessage(tx, row.id, { subject, body, sentAt: now, reason: null, route, ...onward })
  }
}

interface Attempted {
  readonly verdict: Sendable
  readonly attempts: readonly Attempt[]
  readonly number: number
}

/** Which of the rows this channel is to send now; the others are given to another channel, to later, or up. */
const choose = async (
  tx: TransactionContext,
  lane: OutwardChannel,
  verdicts: readonly Sendable[],
  now: Temporal.Instant,
): Promise<readonly Attempted[]> => {
  const attemptsOf = await loadAttempts(
    tx,
    verdicts.map(({ row }) => row),
  )
  const chosen: Attempted[] = []
  for (const verdict of verdicts) {
    const { row, route, send } = verdict
    const attempts = attemptsOf.get(row.id) ?? []
    const elsewhere = columnsAfter(row, route, attempts, now)
    if (elsewhere !== null) {
      await updateMessage(tx, row.id, { route, ...elsewhere })
      continue
    }
    const free = await limitedUntil(tx, lane, addressHash(letterOf(row, lane, send, now).to), now)
    if (free === null) chosen.push({ verdict, attempts, number: Math.max(0, ...attempts.map(({ number }) => number)) + 1 })
    else await updateMessage(tx, row.id, { route, nextTryAt: free })
  }
  return chosen
}

/** Sends in parallel and keeps every answer. `begun` is committed on its own before anything leaves, so that an interrupted attempt shows. */
const deliverOutward = async (
  ctx: Context,
  tx: TransactionContext,
  lane: OutwardChannel,
  verdicts: readonly Sendable[],
  isDown: boolean,
  now: Temporal.Instant,
): Promise<number> => {
  const port = ctx.ports.channels[lane]
  const chosen = await choose(tx, lane, verdicts, now)
  const letters = chosen.map(({ verdict }) => letterOf(verdict.row, lane, verdict.send, now))
  const begun = chosen.map(({ verdict, number }, at) =>
    attemptRow(verdict.row.id, { channel: lane, number, outcome: 'begun', at: now }, { addressHash: addressHash(letters[at]?.to ?? '') }),
  )
  if (!isDown && port !== undefined) await recordAttempts(ctx.db, begun)
  const answers = await Promise.all(
    letters.map(async (letter) => {
      const startedAt = performance.now()
      const answer = isDown || port === undefined ? down : await port.send(letter)
      return { answer, durationMs: Math.round(performance.now() - startedAt) }
    }),
  )
  const at = await tx.ports.clock(tx.db)
  const records: AttemptRow[] = []
  for (const [index, { verdict, attempts, number }] of chosen.entries()) {
    const given = answers[index]
    const letter = letters[index]
    if (given === undefined || letter === undefined) continue
    const { row, route } = verdict
    const attempt = { channel: lane, number, outcome: given.answer.outcome, at }
    records.push(attemptRow(row.id, attempt, { ...given, addressHash: addressHash(letter.to) }))
    const kept = { route, address: maskedAddress(lane, letter.to), subject: letter.subject, body: letter.text }
    if (given.answer.outcome === 'accepted')
      await updateMessage(tx, row.id, { ...kept, status: 'sent', reason: null, channel: lane, sentAt: at, nextTryAt: null })
    else await updateMessage(tx, row.id, { ...kept, ...columnsAfter({ ...row, channel: null }, route, [...attempts, attempt], at) })
  }
  await recordAttempts(tx.db, records)
  return answers.filter(({ answer }) => answer.outcome === 'unreachable').length
}

interface Batch {
  readonly taken: number
  readonly silent: number
}

const sendBatch = (ctx: Context, lane: Lane, isDown: boolean): Promise<Batch> =>
  withTransaction(ctx, async (tx) => {
    const nothing: Batch = { taken: 0, silent: 0 }
    if (lane !== 'in-app' && channelTraits[lane].limits.length > 0) {
      const { rows } = await tx.db.execute<{ mine: boolean }>(
        sql`select pg_try_advisory_xact_lock(${laneLock}, ${outwardChannels.indexOf(lane)}) as mine`,
      )
      if (rows[0]?.mine !== true) return nothing
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
