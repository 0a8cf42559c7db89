import type { TimelineEntry } from '../application/view.ts'

export interface AuditRow extends TimelineEntry {
  readonly subjectType: string
  readonly subjectId: string
  /** What people call the subject: a number, a name, a title; null when it has none. */
  readonly subjectName: string | null
  readonly roundId: string | null
  readonly applicationId: string | null
  readonly requestId: string
  readonly hash: string
}

export interface ChainVerdict {
  readonly ok: boolean
  readonly entries: number
  /** First sequence number whose hash does not fit, or null. */
  readonly brokenAt: number | null
  readonly head: string | null
  /** Anchors outside the table that were checked. */
  readonly anchors: number
}
