import { and, count, eq, gte, isNull, lt, min, ne, sql } from 'drizzle-orm'
import type { Database } from '@zhengji/db/database'
import {
  applications,
  correctionNotices,
  decisions,
  findingConfirmations,
  findings,
  proposals,
  receipts,
  sheets,
} from '@zhengji/db/schema/index'
import type { DashboardView } from '@zhengji/domain/dashboard/view'

/** How many wait for a second person, and how many of those this person may be the second of. */
export interface Waiting {
  readonly all: number
  readonly forViewer: number
}

export const countStatuses = async (
  db: Database,
  roundId: string,
): Promise<{ readonly counts: Readonly<Record<string, number>>; readonly late: number }> => {
  const rows = await db
    .select({ status: applications.status, late: applications.late, count: count() })
    .from(applications)
    .where(eq(applications.roundId, roundId))
    .groupBy(applications.status, applications.late)
  const counts: Record<string, number> = {}
  for (const row of rows) counts[row.status] = (counts[row.status] ?? 0) + row.count
  return { counts, late: rows.filter((row) => row.late).reduce((sum, row) => sum + row.count, 0) }
}

const notBy = (column: typeof findings.foundBy | typeof proposals.proposedBy, viewer: string | null) =>
  viewer === null ? sql<number>`0` : sql<number>`count(*) filter (where ${ne(column, viewer)})`.mapWith(Number)

/** Newest findings of accepted applications that nobody has confirmed. */
export const openFindings = async (db: Database, roundId: string, viewer: string | null): Promise<Waiting> => {
  const newer = sql`exists (select 1 from findings newer where newer.application_id = ${findings.applicationId}
    and newer.checkpoint_id = ${findings.checkpointId} and newer.version > ${findings.version})`
  const [row] = await db
    .select({ all: count(), forViewer: notBy(findings.foundBy, viewer) })
    .from(findings)
    .innerJoin(applications, eq(applications.id, findings.applicationId))
    .leftJoin(findingConfirmations, eq(findingConfirmations.findingId, findings.id))
    .where(
      and(
        eq(applications.roundId, roundId),
        eq(applications.status, 'accepted'),
        isNull(findingConfirmations.findingId),
        sql`not ${newer}`,
      ),
    )
  return row ?? { all: 0, forViewer: 0 }
}

export const openProposals = async (db: Database, roundId: string, viewer: string | null): Promise<Waiting> => {
  const [row] = await db
    .select({ all: count(), forViewer: notBy(proposals.proposedBy, viewer) })
    .from(proposals)
    .leftJoin(decisions, eq(decisions.proposalId, proposals.id))
    .where(and(eq(proposals.roundId, roundId), isNull(decisions.proposalId)))
  return row ?? { all: 0, forViewer: 0 }
}

export const countSheets = async (db: Database, roundId: string): Promise<DashboardView['sheets']> => {
  const rows = await db
    .select({ status: sheets.status, count: count() })
    .from(sheets)
    .where(eq(sheets.roundId, roundId))
    .groupBy(sheets.status)
  const of = (status: string) => rows.find((row) => row.status === status)?.count ?? 0
  return { issued: of('issued'), complete: of('complete'), incomplete: of('incomplete') }
}

export const nextCorrectionDue = async (db: Database, roundId: string): Promise<Temporal.Instant | null> => {
  const [row] = await db
    .select({ due: min(correctionNotices.dueAt) })
    .from(correctionNotices)
    .innerJoin(applications, eq(applications.id, correctionNotices.applicationId))
    .where(and(eq(applications.roundId, roundId), eq(applications.status, 'correcting'), isNull(correctionNotices.resolvedAt)))
  return row?.due ?? null
}

/** Hours shown before the end: the three days that the announcement gives. */
const intakeHours = 72

/** Deliveries per hour of the 72 hours before `end`; hours without one are left out. */
export const intakePerHour = async (db: Database, roundId: string, end: Temporal.Instant): Promise<DashboardView['intake']> => {
  const hour = sql<string>`to_char(date_trunc('hour', ${receipts.deliveredAt} at time zone 'UTC'), 'YYYY-MM-DD"T"HH24:MI:SS"Z"')`
  return db
    .select({ hour, count: count() })
    .from(receipts)
    .where(
      and(
        eq(receipts.roundId, roundId),
        gte(receipts.deliveredAt, end.subtract({ hours: intakeHours })),
        // The last delivery may carry the very instant of `end`.
        lt(receipts.deliveredAt, end.add({ seconds: 1 })),
      ),
    )
    .groupBy(sql`1`)
    .orderBy(sql`1`)
}
