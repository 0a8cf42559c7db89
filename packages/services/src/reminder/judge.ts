import { eq, inArray } from 'drizzle-orm'
import { applications, broadcasts, enterprises } from '@zhengji/db/schema/index'
import { terminalStatuses } from '@zhengji/domain/application/transitions'
import { planMessages, wishOf } from '@zhengji/domain/reminder/plan'
import type { MessageStatus } from '@zhengji/domain/reminder/reconcile'
import type { RoundRow } from '../round/load.ts'
import { defaultQuietHours, isQuiet, nextAwake } from '@zhengji/domain/time/quiet-hours'
import type { RunningRound } from '../round/load.ts'
import type { TransactionContext } from '../transaction.ts'
import { loadReminderFacts } from './facts.ts'
import type { Writing } from './letter.ts'
import { byHand, keyOfRow, type MessageRow } from './record.ts'
import { loadReminderRound } from './rules.ts'

/** What a row is to become, judged at the moment of sending. */
export type Verdict =
  | { readonly row: MessageRow; readonly send: Writing; readonly route: MessageRow['route'] }
  | {
      readonly row: MessageRow
      readonly send: null
      readonly status: MessageStatus
      readonly reason: string | null
      readonly nextTryAt?: Temporal.Instant
    }

const wait = (row: MessageRow, nextTryAt: Temporal.Instant): Verdict => ({
  row,
  send: null,
  status: 'queued',
  reason: row.reason,
  nextTryAt,
})

const before = (a: Temporal.Instant, b: Temporal.Instant): boolean => Temporal.Instant.compare(a, b) < 0

/** Rows of reminders of one round: each is planned anew, so that nobody is sent what they have done a moment ago. */
const judgeReminders = async (
  tx: TransactionContext,
  running: RunningRound,
  rows: readonly MessageRow[],
  now: Temporal.Instant,
): Promise<readonly Verdict[]> => {
  const idsOf = (kind: MessageRow['recipientKind']) => rows.filter((row) => row.recipientKind === kind).map((row) => row.recipientId)
  const only = { applicant: idsOf('applicant'), expert: idsOf('expert'), user: idsOf('user'), group: idsOf('group') }
  const facts = await loadReminderFacts(tx, running, only)
  const { definition } = running
  const plan = new Map(planMessages(definition, facts, now).map((message) => [message.key, message]))
  const quiet = definition.quietHours ?? defaultQuietHours
  return rows.map((row): Verdict => {
    const planned = plan.get(keyOfRow(row))
    const wording = definition.reminders.find(({ id }) => id === row.purpose)
    if (planned === undefined || wording === undefined) return { row, send: null, status: 'cancelled', reason: 'done' }
    if (row.reason === byHand) {
      // Ordered by a person: whatever its rung, as long as it still helps and nobody sleeps.
      if (planned.deadline !== null && !before(now, planned.deadline))
        return { row, send: null, status: 'skipped', reason: 'deadline-passed' }
      if (isQuiet(now, definition.timeZone, quiet)) return wait(row, nextAwake(now, definition.timeZone, quiet))
    } else {
      if (planned.skip !== null) return { row, send: null, status: 'skipped', reason: planned.skip }
      if (before(now, planned.dueAt)) return wait(row, planned.dueAt)
    }
    const locale = wishOf(facts.wishes, planned.recipient, planned.purpose)?.locale ?? 'zh'
    return { row, send: { definition, wording, round: running.round, ladder: planned.ladder, locale }, route: [...planned.route] }
  })
}

/** Rows of broadcasts: whoever has left the round is left alone, and nobody is disturbed at night. */
const judgeBroadcasts = async (
  tx: TransactionContext,
  { round, definition }: { readonly round: RoundRow; readonly definition: RunningRound['definition'] },
  rows: readonly MessageRow[],
  now: Temporal.Instant,
): Promise<readonly Verdict[]> => {
  const quiet = definition.quietHours ?? defaultQuietHours
  if (isQuiet(now, definition.timeZone, quiet)) return rows.map((row) => wait(row, nextAwake(now, definition.timeZone, quiet)))
  const texts = new Map(
    (await tx.db.select().from(broadcasts).where(eq(broadcasts.roundId, round.id))).map((one) => [`broadcast:${one.id}`, one]),
  )
  const people = await tx.db
    .select({ application: applications, name: enterprises.name })
    .from(applications)
    .innerJoin(enterprises, eq(enterprises.id, applications.enterpriseId))
    .where(
      inArray(
        applications.id,
        rows.map(({ recipientId }) => recipientId),
      ),
    )
  const applicants = new Map(people.map((person) => [person.application.id, person]))
  return rows.map((row): Verdict => {
    const text = texts.get(row.deadlineKey)
    const person = applicants.get(row.recipientId)
    if (text === undefined || person === undefined || terminalStatuses.some((status) => status === person.application.status))
      return { row, send: null, status: 'cancelled', reason: 'done' }
    const { application, name } = person
    const recipient = {
      kind: 'applicant',
      id: application.id,
      name,
      email: application.contactEmail,
      phone: application.contactPhone,
    } as const
    const wording = { subject: { zh: text.subject, en: text.subject }, body: { zh: text.body, en: text.body } }
    const ladder = { recipient, enterprise: name, number: application.number, count: 1, deadline: null, deadlineKey: row.deadlineKey }
    return { row, send: { definition, wording, round, ladder, locale: 'zh' }, route: row.route }
  })
}

/** Judges rows of any rounds anew, each round once. */
export const judgeRows = async (
  tx: TransactionContext,
  rows: readonly MessageRow[],
  now: Temporal.Instant,
): Promise<readonly Verdict[]> => {
  const verdicts: Verdict[] = []
  for (const [roundId, ofRound] of Map.groupBy(rows, (row) => row.roundId)) {
    const running = await loadReminderRound(tx.db, roundId)
    const broadcast = ofRound.filter(({ purpose }) => purpose === 'broadcast')
    const reminders = ofRound.filter(({ purpose }) => purpose !== 'broadcast')
    if (reminders.length > 0) verdicts.push(...(await judgeReminders(tx, running, reminders, now)))
    if (broadcast.length > 0) verdicts.push(...(await judgeBroadcasts(tx, running, broadcast, now)))
  }
  return verdicts
}
