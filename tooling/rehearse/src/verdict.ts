import { eq, sql } from 'drizzle-orm'
import type { Database } from '@zhengji/db/database'
import { messages } from '@zhengji/db/schema/index'
import { defaultQuietHours } from '@zhengji/domain/time/quiet-hours'
import type { ReceivedMail } from '@zhengji/testing/smtp-server'
import type { Delivered } from './script.ts'

export interface Verdict {
  readonly planned: number
  readonly sent: number
  readonly skipped: number
  readonly cancelled: number
  readonly failed: number
  /** Effect rows beyond the first of a message. */
  readonly duplicates: number
  /** Planned and never settled, settled as sent without an effect row, or due by the script and without any row. */
  readonly lost: number
  /** Due by the script, but so late in being sent that the recipient or a moved deadline came first: cancelled with its reason. */
  readonly overtaken: number
  /** Longest time from the due instant to the effect, in seconds of the compressed run. */
  readonly maxLatenessS: number
  /** The same in seconds of the call's own time. */
  readonly maxLatenessOfCallS: number
  /** Which message that was. */
  readonly latest: string
  /** Letters that the mail server got twice under one Message-ID: a worker was killed between its yes and our commit. */
  readonly repeatedLetters: number
  readonly reasons: Readonly<Record<string, number>>
  /** What was overtaken, by rung and reason, and how many seconds of the run that rung had until the night or until it was overtaken. */
  readonly overtakenAt: Readonly<Record<string, number>>
}

export interface Expectation {
  readonly delivered: readonly Delivered[]
  readonly neverDelivered: readonly string[]
  readonly movedAt: Temporal.Instant
  /** Rungs by which a draft has to be reminded of the first and of the moved cut-off, with their instants. */
  readonly rungs: readonly { readonly deadlineKey: string; readonly rung: string; readonly at: Temporal.Instant }[]
}

type MessageRow = typeof messages.$inferSelect

interface Overtaken {
  readonly row: MessageRow
  /** When the script has it overtaken; null: never, it was the run that cancelled it. */
  readonly end: Temporal.Instant | null
}

/** Seconds of the call in which a message due at `from` may go out: until the quiet hours or its end, whichever comes first. */
const secondsLeft = (from: Temporal.Instant, end: Temporal.Instant | null): number => {
  const night = from.toZonedDateTimeISO('Asia/Shanghai').with({ hour: defaultQuietHours.from, minute: 0, second: 0 }).toInstant()
  const last = end !== null && Temporal.Instant.compare(end, night) < 0 ? end : night
  return Math.max(0, (last.epochMilliseconds - from.epochMilliseconds) / 1000)
}

const countBy = (names: readonly string[]): Readonly<Record<string, number>> =>
  Object.fromEntries([...Map.groupBy(names, (name) => name)].map(([name, same]) => [name, same.length]))

/** What the script alone says must have gone out: every draft at every rung that it lived to see. Gives what became of the others. */
const compareWithScript = (rows: readonly MessageRow[], { delivered, neverDelivered, rungs, movedAt }: Expectation) => {
  const rowOf = new Map(rows.map((row) => [`${row.recipientId} ${row.deadlineKey} ${row.rung}`, row]))
  const until = new Map<string, Temporal.Instant | null>([
    ...delivered.map(({ application, at }) => [application.id, at] as const),
    ...neverDelivered.map((id) => [id, null] as const),
  ])
  let missing = 0
  const overtaken: Overtaken[] = []
  for (const [id, end] of until)
    for (const { deadlineKey, rung, at } of rungs) {
      if (end !== null && Temporal.Instant.compare(at, end) >= 0) continue
      const row = rowOf.get(`${id} ${deadlineKey} ${rung}`)
      if (row === undefined) missing += 1
      if (row?.status === 'cancelled') overtaken.push({ row, end: row.reason === 'deadline-moved' ? movedAt : end })
    }
  return { missing, overtaken }
}

const round = (value: number): number => Math.round(value * 10) / 10

/** Counts rows and effects and compares them with the script and with what the mail server received. */
export const judge = async (
  db: Database,
  roundId: string,
  mails: readonly ReceivedMail[],
  expectation: Expectation,
  speed: number,
): Promise<Verdict> => {
  const rows = await db.select().from(messages).where(eq(messages.roundId, roundId))
  const effects = await db.execute<{ message_id: string; effects: number; at: string }>(
    sql`select message_id, count(*)::int as effects, to_json(min(attempted_at)) #>> '{}' as at from message_attempts
      where outcome = 'accepted' and message_id in (select id from messages where round_id = ${roundId}) group by message_id`,
  )
  const effectOf = new Map(effects.rows.map((row) => [row.message_id, row]))
  const of = (status: MessageRow['status']) => rows.filter((row) => row.status === status)
  const sent = of('sent')
  const unsettled = rows.filter(({ status }) => status === 'planned' || status === 'queued' || status === 'held')
  const lateness = sent.map((row) => {
    const effect = effectOf.get(row.id)
    const late = effect === undefined ? 0 : (Temporal.Instant.from(effect.at).epochMilliseconds - row.dueAt.epochMilliseconds) / 1000
    return { late, row }
  })
  const reasons = countBy(rows.flatMap(({ status, reason }) => (reason === null ? [] : [`${status}: ${reason}`])))
  const byId = Map.groupBy(
    mails.filter(({ messageId }) => rows.some(({ id }) => messageId === `<${id}@zhengji>`)),
    ({ messageId }) => messageId,
  )
  const [worst] = lateness.sort((a, b) => b.late - a.late)
  const longest = Math.max(0, worst?.late ?? 0)
  const { missing, overtaken } = compareWithScript(rows, expectation)
  return {
    planned: rows.length,
    sent: sent.length,
    skipped: of('skipped').length,
    cancelled: of('cancelled').length,
    failed: of('failed').length,
    duplicates: [...effectOf.values()].reduce((sum, { effects: count }) => sum + count - 1, 0),
    lost: unsettled.length + sent.filter(({ id }) => !effectOf.has(id)).length + missing,
    overtaken: overtaken.length,
    overtakenAt: countBy(
      overtaken.map(({ row, end }) => `${row.deadlineKey} ${row.rung}: ${row.reason}, had ${round(secondsLeft(row.dueAt, end) / speed)} s`),
    ),
    maxLatenessS: round(longest / speed),
    maxLatenessOfCallS: round(longest),
    latest: worst === undefined ? '' : `${worst.row.purpose} ${worst.row.rung} due ${worst.row.dueAt.toString()}`,
    repeatedLetters: [...byId.values()].reduce((sum, same) => sum + same.length - 1, 0),
    reasons,
  }
}
