import { eq, sql } from 'drizzle-orm'
import type { Database } from '@zhengji/db/database'
import { messages } from '@zhengji/db/schema/index'
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
}

export interface Expectation {
  readonly delivered: readonly Delivered[]
  readonly neverDelivered: readonly string[]
  /** Rungs by which a draft has to be reminded of the first and of the moved cut-off, with their instants. */
  readonly rungs: readonly { readonly deadlineKey: string; readonly rung: string; readonly at: Temporal.Instant }[]
}

type MessageRow = typeof messages.$inferSelect

/** What the script alone says must have gone out: every draft at every rung that it lived to see. Gives what became of the others. */
const compareWithScript = (rows: readonly MessageRow[], { delivered, neverDelivered, rungs }: Expectation) => {
  const statusOf = new Map(rows.map((row) => [`${row.recipientId} ${row.deadlineKey} ${row.rung}`, row.status]))
  const until = new Map<string, Temporal.Instant | null>([
    ...delivered.map(({ application, at }) => [application.id, at] as const),
    ...neverDelivered.map((id) => [id, null] as const),
  ])
  let missing = 0
  let overtaken = 0
  for (const [id, end] of until)
    for (const { deadlineKey, rung, at } of rungs) {
      if (end !== null && Temporal.Instant.compare(at, end) >= 0) continue
      const status = statusOf.get(`${id} ${deadlineKey} ${rung}`)
      if (status === undefined) missing += 1
      if (status === 'cancelled') overtaken += 1
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
  const reasons: Record<string, number> = {}
  for (const { status, reason } of rows) if (reason !== null) reasons[`${status}: ${reason}`] = (reasons[`${status}: ${reason}`] ?? 0) + 1
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
    overtaken,
    maxLatenessS: round(longest / speed),
    maxLatenessOfCallS: round(longest),
    latest: worst === undefined ? '' : `${worst.row.purpose} ${worst.row.rung} due ${worst.row.dueAt.toString()}`,
    repeatedLetters: [...byId.values()].reduce((sum, same) => sum + same.length - 1, 0),
    reasons,
  }
}
