import type { OutwardChannel } from '../call/definition.ts'
import type { Obstacle, PlannedMessage, SkipReason } from './plan.ts'

/**
 * `planned` waits for its time, `held` for an officer, `queued` for the sender. `failed`: no channel could deliver it and a person has to.
 * `skipped` and `cancelled` say why in their reason; of what is settled only `cancelled` may come back, when the duty does.
 */
export const messageStatuses = ['planned', 'held', 'queued', 'sent', 'failed', 'skipped', 'cancelled'] as const

export type MessageStatus = (typeof messageStatuses)[number]

/** Why a planned message is not planned any more. */
export type CancelReason = 'done' | 'deadline-moved' | 'ladder-changed'

/** What the database holds of a message, as far as planning is concerned. */
export interface KnownMessage {
  readonly id: string
  readonly key: string
  readonly status: MessageStatus
  readonly reason: string | null
  readonly dueAt: Temporal.Instant
  readonly route: readonly OutwardChannel[]
}

export interface Standing {
  readonly status: MessageStatus
  readonly reason: SkipReason | Obstacle | CancelReason | null
}

export type Change =
  | ({ readonly kind: 'add'; readonly message: PlannedMessage } & Standing)
  | ({ readonly kind: 'change'; readonly id: string; readonly message: PlannedMessage | null } & Standing)

const due = (message: PlannedMessage, now: Temporal.Instant): boolean => Temporal.Instant.compare(message.dueAt, now) <= 0

const standingOf = (message: PlannedMessage, now: Temporal.Instant): Standing => {
  if (message.skip !== null) return { status: 'skipped', reason: message.skip }
  if (!due(message, now)) return { status: 'planned', reason: message.obstacle }
  return message.obstacle === null ? { status: 'queued', reason: null } : { status: 'failed', reason: message.obstacle }
}

/** What was put off to the morning was promised for the morning: when that has come, its due time stays, or it would seem to be late by a night. */
const asPromised = (message: PlannedMessage, row: KnownMessage, now: Temporal.Instant): PlannedMessage => {
  const promised = Temporal.Instant.compare(row.dueAt, now) <= 0 && Temporal.Instant.compare(row.dueAt, message.dueAt) > 0
  return promised ? { ...message, dueAt: row.dueAt, movedFrom: message.movedFrom ?? message.dueAt } : message
}

/** Key without rung, and without deadline and rung: what tells a moved deadline from a changed ladder from a duty that is done. */
const ladderOf = (key: string): string => key.split('|').slice(0, 4).join('|')
const dutyOf = (key: string): string => key.split('|').slice(0, 3).join('|')

const sameRoute = (a: readonly string[], b: readonly string[]): boolean => a.length === b.length && a.every((one, at) => one === b[at])

/**
 * What has to be written so that the rows say what the plan says. Doing it and asking again gives nothing; whatever the gaps between two
 * looks, a key gets one row and leaves `planned` once. What is being sent, has been sent or skipped is never touched.
 */
export const reconcile = (plan: readonly PlannedMessage[], rows: readonly KnownMessage[], now: Temporal.Instant): readonly Change[] => {
  const known = new Map(rows.map((row) => [row.key, row]))
  const wanted = new Map(plan.map((message) => [message.key, message]))
  const ladders = new Set(plan.map(({ key }) => ladderOf(key)))
  const duties = new Set(plan.map(({ key }) => dutyOf(key)))
  const changes: Change[] = []

  for (const message of plan) {
    const row = known.get(message.key)
    const standing = standingOf(message, now)
    if (row === undefined) {
      changes.push({ kind: 'add', message, ...standing })
      continue
    }
    const revived = row.status === 'cancelled' && row.reason === 'done' && message.skip === null
    if (row.status !== 'planned' && row.status !== 'held' && !revived) continue
    // Whoever holds a message wants it to wait until it is resumed or its time is over.
    const next: Standing = row.status === 'held' && standing.status !== 'skipped' ? { status: 'held', reason: null } : standing
    const kept = asPromised(message, row, now)
    const same =
      next.status === row.status && next.reason === row.reason && kept.dueAt.equals(row.dueAt) && sameRoute(message.route, row.route)
    if (!same) changes.push({ kind: 'change', id: row.id, message: kept, ...next })
  }
  for (const row of rows) {
    if (wanted.has(row.key) || (row.status !== 'planned' && row.status !== 'held')) continue
    changes.push({ kind: 'change', id: row.id, message: null, status: 'cancelled', reason: whyGone(row.key, ladders, duties) })
  }
  return changes
}

const whyGone = (key: string, ladders: ReadonlySet<string>, duties: ReadonlySet<string>): CancelReason => {
  if (ladders.has(ladderOf(key))) return 'ladder-changed'
  return duties.has(dutyOf(key)) ? 'deadline-moved' : 'done'
}
