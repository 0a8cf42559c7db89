import { and, eq, inArray, isNull, type SQL } from 'drizzle-orm'
import type { Database } from '@zhengji/db/database'
import {
  applicationFiles,
  applications,
  correctionNotices,
  enterprises,
  experts,
  grants,
  sheetPacks,
  sheets,
  users,
} from '@zhengji/db/schema/index'
import { permissionsOf } from '@zhengji/domain/access/permission'
import type { ApplicationStatus } from '@zhengji/domain/application/status'
import { findDefects } from '@zhengji/domain/material/completeness'
import type { ReminderFacts } from '@zhengji/domain/reminder/facts'
import type { RunningRound } from '../round/load.ts'

/** Whose facts are wanted; left out: everybody's. */
export interface OneRecipient {
  readonly kind: 'applicant' | 'expert' | 'user'
  readonly id: string
}

/** Statuses in which an applicant may have something left to do. */
const reminded: readonly ApplicationStatus[] = ['draft', 'received', 'correcting']
/** Statuses in which the office has something left to do; while an applicant corrects, it waits. */
const awaitingOffice: readonly ApplicationStatus[] = ['received', 'accepted']

const applicationFacts = async (
  db: Database,
  { round, definition }: RunningRound,
  filter?: SQL,
): Promise<ReminderFacts['applications']> => {
  const rows = await db
    .select({ application: applications, enterpriseName: enterprises.name })
    .from(applications)
    .innerJoin(enterprises, eq(enterprises.id, applications.enterpriseId))
    .where(and(eq(applications.roundId, round.id), inArray(applications.status, [...reminded]), eq(applications.late, false), filter))
  const ids = rows.map(({ application }) => application.id)
  if (ids.length === 0) return []
  const scans = await db
    .select({ applicationId: applicationFiles.applicationId, materialId: applicationFiles.materialId })
    .from(applicationFiles)
    .where(and(inArray(applicationFiles.applicationId, ids), isNull(applicationFiles.voidedAt)))
  const scansOf = Map.groupBy(scans, ({ applicationId }) => applicationId)
  const notices = await db
    .select()
    .from(correctionNotices)
    .where(and(inArray(correctionNotices.applicationId, ids), isNull(correctionNotices.resolvedAt)))
  const noticeOf = new Map(notices.map((notice) => [notice.applicationId, notice]))
  return rows.map(({ application, enterpriseName }) => {
    const scanned = (scansOf.get(application.id) ?? []).map(({ materialId }) => materialId)
    const notice = noticeOf.get(application.id)
    return {
      id: application.id,
      status: application.status,
      number: application.number,
      enterpriseName,
      email: application.contactEmail,
      missingScans: findDefects(definition, [], scanned).some(({ defect }) => defect === 'scan-missing'),
      openNotice: notice === undefined ? null : { id: notice.id, dueAt: notice.dueAt },
    }
  })
}

const sheetFacts = async (db: Database, roundId: string, filter?: SQL): Promise<ReminderFacts['sheets']> => {
  const rows = await db
    .select({ sheet: sheets, dueAt: sheetPacks.dueAt, name: experts.name, email: experts.email })
    .from(sheets)
    .innerJoin(sheetPacks, eq(sheetPacks.id, sheets.packId))
    .innerJoin(experts, eq(experts.id, sheets.expertId))
    // Nobody is asked for a sheet that has not gone out, or no longer counts.
    .where(and(eq(sheets.roundId, roundId), inArray(sheets.status, ['issued', 'incomplete', 'complete']), filter))
  return rows.map(({ sheet, dueAt, name, email }) => ({
    expertId: sheet.expertId,
    expertName: name,
    email,
    packId: sheet.packId,
    number: sheet.number,
    dueAt,
    complete: sheet.status === 'complete',
  }))
}

/** Everybody who reviews applications in the round, with how many wait for the office. */
const reviewerFacts = async (db: Database, roundId: string, filter?: SQL): Promise<ReminderFacts['reviewers']> => {
  const openReviews = await db.$count(
    applications,
    and(eq(applications.roundId, roundId), inArray(applications.status, [...awaitingOffice])),
  )
  const rows = await db
    .select({ userId: users.id, name: users.displayName, role: grants.role, roundId: grants.roundId })
    .from(grants)
    .innerJoin(users, eq(users.id, grants.userId))
    .where(and(isNull(grants.revokedAt), isNull(users.disabledAt), filter))
  const reviewers = rows.filter(
    (row) => (row.roundId === null || row.roundId === roundId) && permissionsOf[row.role].includes('application:review'),
  )
  return [...new Map(reviewers.map(({ userId, name }) => [userId, { userId, name, openReviews }])).values()]
}

const nobody = Promise.resolve([])

/** Everything that the reminder plan of a round depends on, as the database has it now. */
export const loadReminderFacts = async (db: Database, running: RunningRound, only?: OneRecipient): Promise<ReminderFacts> => {
  const { round } = running
  const wants = (kind: OneRecipient['kind']): boolean => only === undefined || only.kind === kind
  const [ofApplications, ofSheets, reviewers] = await Promise.all([
    wants('applicant') ? applicationFacts(db, running, only && eq(applications.id, only.id)) : nobody,
    wants('expert') ? sheetFacts(db, round.id, only && eq(sheets.expertId, only.id)) : nobody,
    wants('user') ? reviewerFacts(db, round.id, only && eq(users.id, only.id)) : nobody,
  ])
  return {
    round: {
      id: round.id,
      name: round.name,
      realm: round.realm,
      closesAt: round.closesAt,
      deadlineVersion: round.deadlineVersion,
      sheetsDueAt: round.sheetsDueAt,
    },
    applications: ofApplications,
    sheets: ofSheets,
    reviewers,
  }
}
