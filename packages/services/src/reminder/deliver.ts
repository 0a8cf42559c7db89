import { asc, inArray, sql } from 'drizzle-orm'
import { messageAttempts } from '@zhengji/db/schema/index'
import type { OutwardChannel } from '@zhengji/domain/call/definition'
import type { Attempt } from '@zhengji/domain/reminder/delivery'
import { writeMessage } from '@zhengji/domain/reminder/wording'
import type { Answer, Letter } from '../channel/port.ts'
import type { Context } from '../context.ts'
import type { TransactionContext } from '../transaction.ts'
import { groupCommit } from './group-commit.ts'
import type { Verdict } from './judge.ts'
import { addressHash, letterOf, maskedAddress } from './letter.ts'
import { limitedUntil } from './limit.ts'
import type { MessageRow } from './record.ts'
import { attemptRow, columnsAfter, recordAttempts, updateMessage } from './settle.ts'

export type Sendable = Extract<Verdict, { send: object }>

const down: Answer = { outcome: 'unreachable', code: 'down', text: 'not tried: the channel did not answer the letters before' }

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

/** The inbox is the row itself: it is delivered when it is written. What else the route holds comes after. */
export const deliverInbox = async (tx: TransactionContext, verdicts: readonly Sendable[], now: Temporal.Instant): Promise<void> => {
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
  readonly letter: Letter
  /** What the message keeps of the letter. */
  readonly kept: Pick<MessageRow, 'route' | 'address' | 'subject' | 'body'>
  readonly attempts: readonly Attempt[]
  readonly number: number
}

interface Answered extends Attempted {
  readonly row: MessageRow
  readonly answer: Answer
  readonly durationMs: number
  /** Set when it is written: the database's clock. */
  at: Temporal.Instant
}

/** An attempt that the provider accepted and that did not come back: whoever was to write it into the message died before. */
const acceptedOf = (attempts: readonly Attempt[]): Attempt | undefined =>
  attempts.find(
    ({ outcome, number }) => outcome === 'accepted' && !attempts.some((one) => one.number === number && one.outcome === 'bounced'),
  )

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
    const letter = letterOf(row, lane, send, now)
    const kept = { route, address: maskedAddress(lane, letter.to), subject: letter.subject, body: letter.text }
    const accepted = acceptedOf(attempts)
    const elsewhere =
      accepted?.channel === lane
        ? { ...kept, status: 'sent' as const, reason: null, sentAt: accepted.at, nextTryAt: null }
        : columnsAfter(row, route, attempts, now)
    const free = elsewhere === null ? await limitedUntil(tx, lane, addressHash(letter.to), now) : null
    if (elsewhere !== null) await updateMessage(tx, row.id, { route, ...elsewhere })
    else if (free !== null) await updateMessage(tx, row.id, { route, nextTryAt: free })
    else chosen.push({ verdict, letter, kept, attempts, number: Math.max(0, ...attempts.map(({ number }) => number)) + 1 })
  }
  return chosen
}

/**
 * Sends in parallel. `begun` is committed before anything leaves and each answer the moment it comes, both beside this transaction, which
 * only holds the rows: a worker that dies loses no more than the letters in mid-air.
 */
export const deliverOutward = async (
  ctx: Context,
  tx: TransactionContext,
  lane: OutwardChannel,
  verdicts: readonly Sendable[],
  isDown: boolean,
  now: Temporal.Instant,
): Promise<number> => {
  const port = ctx.ports.channels[lane]
  const chosen = await choose(tx, lane, verdicts, now)
  if (!isDown && port !== undefined)
    await recordAttempts(
      ctx.db,
      chosen.map(({ verdict, letter, number }) =>
        attemptRow(verdict.row.id, { channel: lane, number, outcome: 'begun', at: now }, { addressHash: addressHash(letter.to) }),
      ),
    )
  const keep = groupCommit<Answered>(async (answers) => {
    const at = await ctx.ports.clock(ctx.db)
    for (const answered of answers) answered.at = at
    await recordAttempts(
      ctx.db,
      answers.map(({ row, number, letter, answer, durationMs }) =>
        attemptRow(
          row.id,
          { channel: lane, number, outcome: answer.outcome, at },
          { answer, durationMs, addressHash: addressHash(letter.to) },
        ),
      ),
    )
  })
  const results = await Promise.all(
    chosen.map(async (one) => {
      const startedAt = performance.now()
      const answer = isDown || port === undefined ? down : await port.send(one.letter)
      const answered: Answered = { ...one, row: one.verdict.row, answer, durationMs: Math.round(performance.now() - startedAt), at: now }
      await keep(answered)
      return answered
    }),
  )
  await settleAccepted(
    tx,
    lane,
    results.filter(({ answer }) => answer.outcome === 'accepted'),
  )
  for (const { row, verdict, number, answer, at, attempts, kept } of results) {
    if (answer.outcome === 'accepted') continue
    const attempt = { channel: lane, number, outcome: answer.outcome, at }
    await updateMessage(tx, row.id, { ...kept, ...columnsAfter({ ...row, channel: null }, verdict.route, [...attempts, attempt], at) })
  }
  return results.filter(({ answer }) => answer.outcome === 'unreachable').length
}

/** All accepted letters of a batch in one statement. */
const settleAccepted = async (tx: TransactionContext, lane: OutwardChannel, accepted: readonly Answered[]): Promise<void> => {
  if (accepted.length === 0) return
  const list = (pick: (one: Answered) => string) => sql.param(accepted.map(pick))
  await tx.db.execute(sql`
    update messages set status = 'sent', reason = null, channel = ${lane}, next_try_at = null, route = string_to_array(done.route, ','),
      address = done.address, subject = done.subject, body = done.body, sent_at = done.sent_at
    from (select * from unnest(
      ${list(({ row }) => row.id)}::uuid[], ${list(({ kept }) => kept.route.join(','))}::text[], ${list(({ kept }) => kept.address)}::text[],
      ${list(({ kept }) => kept.subject)}::text[], ${list(({ kept }) => kept.body)}::text[], ${list(({ at }) => at.toString())}::timestamptz[]
    ) as done (id, route, address, subject, body, sent_at)) as done
    where messages.id = done.id`)
}
