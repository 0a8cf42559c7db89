import type { auditEntries } from '@zhengji/db/schema/index'
import type { TimelineEntry } from '@zhengji/domain/application/view'
import type { AuditRow } from '@zhengji/domain/audit/view'

type Entry = typeof auditEntries.$inferSelect

export const toTimelineEntry = (entry: Entry): TimelineEntry => ({
  seq: entry.seq,
  at: entry.at.toString(),
  actor: entry.actor.type === 'user' ? entry.actor.name : `system:${entry.actor.job}`,
  action: entry.action,
  before: entry.before,
  after: entry.after,
  reason: entry.reason,
})

export const toAuditRow = (entry: Entry, subjectName: string | null): AuditRow => ({
  ...toTimelineEntry(entry),
  subjectType: entry.subjectType,
  subjectId: entry.subjectId,
  subjectName,
  roundId: entry.roundId,
  applicationId: entry.applicationId,
  requestId: entry.requestId,
  hash: entry.hash,
})
