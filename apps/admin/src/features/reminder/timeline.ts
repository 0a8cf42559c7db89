import { groupBy } from '@zhengji/domain/group-by'
import type { PlannedMessageRow } from '@zhengji/domain/reminder/view'

/** Messages of one purpose and rung that fall due at the same minute. */
export interface TimelineEntry {
  readonly key: string
  readonly dueAt: string
  readonly purpose: PlannedMessageRow['purpose']
  readonly rung: string
  readonly movedFrom: string | null
  /** How many stand where, in the order of the statuses of the first ones. */
  readonly counts: readonly (readonly [PlannedMessageRow['status'], number])[]
  readonly total: number
}

export interface TimelineDay {
  /** ISO date in the call's zone. */
  readonly date: string
  readonly entries: readonly TimelineEntry[]
}

const minuteOf = (iso: string): string => Temporal.Instant.from(iso).toString({ smallestUnit: 'minute', roundingMode: 'floor' })

/** The plan, by day and instant; rows come by due time and stay in that order. */
export const timelineOf = (rows: readonly PlannedMessageRow[], timeZone: string): readonly TimelineDay[] => {
  const groups = groupBy(rows, ({ dueAt, purpose, rung }) => `${minuteOf(dueAt)} ${purpose} ${rung}`)
  const entries = [...groups].flatMap(([key, same]): TimelineEntry[] => {
    const [first] = same
    if (first === undefined) return []
    const { dueAt, purpose, rung, movedFrom } = first
    const counts = [...groupBy(same, ({ status }) => status)].map(([status, list]) => [status, list.length] as const)
    return [{ key, dueAt, purpose, rung, movedFrom, counts, total: same.length }]
  })
  const days = groupBy(entries, ({ dueAt }) => Temporal.Instant.from(dueAt).toZonedDateTimeISO(timeZone).toPlainDate().toString())
  return [...days].map(([date, ofDay]) => ({ date, entries: ofDay }))
}
