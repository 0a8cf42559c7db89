import { and, count, eq, inArray, isNull, max, min, ne, or, type SQL } from 'drizzle-orm'
import type { Database } from '@zhengji/db/database'
import { applications, decisions, grants, messages, proposals, sheetPacks, sheets, users } from '@zhengji/db/schema/index'
import { permissionsFrom, type Permission } from '@zhengji/domain/access/permission'
import type { ApplicationStatus } from '@zhengji/domain/application/status'
import type { ReminderFacts } from '@zhengji/domain/reminder/facts'
import type { DateRecord } from './dates.ts'

/** Statuses in which the office has something left to do; while an applicant corrects, it waits. */
const awaitingOffice: readonly ApplicationStatus[] = ['received', 'accepted']

const undecided = (db: Database, roundId: string) =>
  db
    .select({ proposalId: proposals.id, proposedBy: proposals.proposedBy, proposedAt: proposals.proposedAt })
    .from(proposals)
    .leftJoin(decisions, eq(decisions.proposalId, proposals.id))
    .where(and(eq(proposals.roundId, roundId), isNull(decisions.proposalId)))

/** Everybody who works in the round, with what waits for them; disabled accounts are reminded of nothing. */
export const staffFacts = async (db: Database, roundId: string, filter?: SQL): Promise<ReminderFacts['staff']> => {
  const rows = await db
    .select({
      userId: users.id,
      name: users.displayName,
      email: users.email,
      phone: users.phone,
      role: grants.role,
      roundId: grants.roundId,
    })
    .from(grants)
    .innerJoin(users, eq(users.id, grants.userId))
    .where(and(isNull(grants.revokedAt), isNull(users.disabledAt), or(isNull(grants.roundId), eq(grants.roundId, roundId)), filter))
  const reviews = await db.$count(applications, and(eq(applications.roundId, roundId), inArray(applications.status, [...awaitingOffice])))
  const open = await undecided(db, roundId)
  return [...Map.groupBy(rows, ({ userId }) => userId).values()].flatMap((held) => {
    const [person] = held
    if (person === undefined) return []
    const { permissions, roundPermissions } = permissionsFrom(held)
    const may = (permission: Permission): boolean =>
      permissions.includes(permission) || (roundPermissions[roundId]?.includes(permission) ?? false)
    const { userId, name, email, phone } = person
    return {
      userId,
      name,
      email,
      phone,
      reviews: may('application:review') ? reviews : 0,
      // Nobody is asked to decide on their own proposal.
      approvals: may('proposal:decide') ? open.filter(({ proposedBy }) => proposedBy !== userId) : [],
      counter: may('application:intake'),
      sheets: may('sheet:write'),
      results: may('result:write'),
      reminders: may('reminder:write'),
    }
  })
}

/** Figures of the whole round, for what is told to staff and to the chat of the office. */
export const countFacts = async (db: Database, roundId: string, dates: readonly DateRecord[]): Promise<ReminderFacts['counts']> => {
  const failed = and(eq(messages.roundId, roundId), eq(messages.status, 'failed'), ne(messages.purpose, 'undelivered'))
  const draft = and(eq(applications.roundId, roundId), eq(applications.status, 'draft'), eq(applications.late, false))
  const drafts = await db.$count(applications, draft)
  const sheetsOut = await db
    .select({ packId: sheets.packId, dueAt: sheetPacks.dueAt, issuedAt: min(sheets.issuedAt), count: count() })
    .from(sheets)
    .innerJoin(sheetPacks, eq(sheetPacks.id, sheets.packId))
    .where(and(eq(sheets.roundId, roundId), inArray(sheets.status, ['issued', 'incomplete'])))
    .groupBy(sheets.packId, sheetPacks.dueAt)
  const [undelivered] = await db
    .select({ count: count(), latestAt: max(messages.queuedAt) })
    .from(messages)
    .where(failed)
  const openObjections = dates
    .filter(({ kind, closedAt }) => kind === 'objection' && closedAt === null)
    .map(({ subjectId: applicationId, startsAt, endsAt, version }) => ({ applicationId, startsAt, endsAt, version }))
  const latestAt = undelivered?.latestAt ?? null
  return { drafts, sheetsOut, openObjections, undelivered: latestAt === null ? null : { count: undelivered?.count ?? 0, latestAt } }
}
