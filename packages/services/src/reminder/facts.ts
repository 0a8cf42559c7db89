import { and, asc, eq, inArray, isNull, or, type SQL } from 'drizzle-orm'
import type { Database } from '@zhengji/db/database'
import {
  applicationFiles,
  applications,
  correctionNotices,
  enterprises,
  experts,
  routeWishes,
  sheetPacks,
  sheets,
  users,
} from '@zhengji/db/schema/index'
import type { ApplicationStatus } from '@zhengji/domain/application/status'
import { findDefects } from '@zhengji/domain/material/completeness'
import type { ReminderFacts } from '@zhengji/domain/reminder/facts'
import { loadCalendar } from '../calendar/load.ts'
import { presentChannels } from '../channel/create.ts'
import type { Context } from '../context.ts'
import { loadPanel, seatedAs } from '../panel/load.ts'
import type { RunningRound } from '../round/load.ts'
import { loadDates, openDate, type DateRecord } from './dates.ts'
import { countFacts, staffFacts } from './staff.ts'

/** Only what concerns these recipients: what the sender asks before it sends. */
export interface SomeRecipients {
  readonly applicant: readonly string[]
  readonly expert: readonly string[]
  readonly user: readonly string[]
  readonly group: readonly string[]
}

/** Statuses in which an applicant may have something to do or to hear. */
const reminded: readonly ApplicationStatus[] = ['draft', 'received', 'correcting', 'shortlisted', 'not-selected', 'publicised', 'qualified']

const applicationFacts = async (
  db: Database,
  { round, definition }: RunningRound,
  dates: readonly DateRecord[],
  filter?: SQL,
): Promise<ReminderFacts['applications']> => {
  const objections = new Map(dates.filter(({ kind }) => kind === 'objection').map((date) => [date.subjectId, date]))
  const rows = await db
    .select({ application: applications, enterpriseName: enterprises.name })
    .from(applications)
    .innerJoin(enterprises, eq(enterprises.id, applications.enterpriseId))
    .where(and(eq(applications.roundId, round.id), inArray(applications.status, [...reminded]), eq(applications.late, false), filter))
  const idsIn = (status: ApplicationStatus) => rows.filter((row) => row.application.status === status).map((row) => row.application.id)
  const [received, correcting] = [idsIn('received'), idsIn('correcting')]
  const scans =
    received.length === 0
      ? []
      : await db
          .select({ applicationId: applicationFiles.applicationId, materialId: applicationFiles.materialId })
          .from(applicationFiles)
          .where(and(inArray(applicationFiles.applicationId, received), isNull(applicationFiles.voidedAt)))
  const notices =
    correcting.length === 0
      ? []
      : await db
          .select()
          .from(correctionNotices)
          .where(and(inArray(correctionNotices.applicationId, correcting), isNull(correctionNotices.resolvedAt)))
  const scansOf = Map.groupBy(scans, ({ applicationId }) => applicationId)
  const noticeOf = new Map(notices.map((notice) => [notice.applicationId, notice]))
  return rows.map(({ application, enterpriseName }) => {
    const scanned = (scansOf.get(application.id) ?? []).map(({ materialId }) => materialId)
    const notice = noticeOf.get(application.id)
    const objection = objections.get(application.id)
    return {
      id: application.id,
      status: application.status,
      number: application.number,
      enterpriseName,
      email: application.contactEmail,
      phone: application.contactPhone,
      missingScans:
        application.status === 'received' && findDefects(definition, [], scanned).some(({ defect }) => defect === 'scan-missing'),
      createdAt: application.status === 'received' ? (application.receivedAt ?? application.createdAt) : application.createdAt,
      openNotice: notice === undefined ? null : { id: notice.id, dueAt: notice.dueAt, issuedAt: notice.issuedAt },
      objection:
        objection === undefined
          ? null
          : { startsAt: objection.startsAt, endsAt: objection.endsAt, version: objection.version, answeredAt: objection.closedAt },
    }
  })
}

const sheetFacts = async (db: Database, roundId: string, filter?: SQL): Promise<ReminderFacts['sheets']> => {
  const rows = await db
    .select({ sheet: sheets, dueAt: sheetPacks.dueAt, name: experts.name, email: experts.email, phone: experts.phone })
    .from(sheets)
    .innerJoin(sheetPacks, eq(sheetPacks.id, sheets.packId))
    .innerJoin(experts, eq(experts.id, sheets.expertId))
    // Nobody is asked for a sheet that has not gone out, or no longer counts.
    .where(and(eq(sheets.roundId, roundId), inArray(sheets.status, ['issued', 'incomplete', 'complete']), filter))
  return rows.flatMap(({ sheet, dueAt, name, email, phone }) => {
    const { status: state } = sheet
    if (state === 'pending' || state === 'void') return []
    const { expertId, packId, number, issuedAt } = sheet
    return { expertId, expertName: name, email, phone, packId, number, dueAt, issuedAt, state }
  })
}

const memberFacts = async (db: Database, roundId: string, only: readonly string[] | undefined): Promise<ReminderFacts['members']> =>
  seatedAs(await loadPanel(db, roundId), 'member')
    .map(({ expert }) => ({ expertId: expert.id, name: expert.name, email: expert.email, phone: expert.phone }))
    .filter(({ expertId }) => only === undefined || only.includes(expertId))

/** Everything that the reminder plan of a round depends on, as the database has it now. */
export const loadReminderFacts = async (
  ctx: Pick<Context, 'db' | 'ports'>,
  running: RunningRound,
  only?: SomeRecipients,
): Promise<ReminderFacts> => {
  const { db } = ctx
  const { round } = running
  const dates = await loadDates(db, round.id)
  const [meeting, publicity] = [openDate(dates, 'panel-meeting'), openDate(dates, 'publicity')]
  const wants = (kind: keyof SomeRecipients): boolean => only === undefined || only[kind].length > 0
  const of = (kind: keyof SomeRecipients, column: Parameters<typeof inArray>[0]): SQL | undefined =>
    only && inArray(column, [...only[kind]])
  const office = wants('user') || wants('group')
  const ids = only && [...only.applicant, ...only.expert, ...only.user]
  // One after the other: mostly this runs in a transaction, which has one connection.
  const ofApplications = wants('applicant') ? await applicationFacts(db, running, dates, of('applicant', applications.id)) : []
  const ofSheets = wants('expert') ? await sheetFacts(db, round.id, of('expert', sheets.expertId)) : []
  const members = wants('expert') && meeting !== null ? await memberFacts(db, round.id, only?.expert) : []
  const staff = wants('user') ? await staffFacts(db, round.id, of('user', users.id)) : []
  const counts = office ? await countFacts(db, round.id, dates) : { drafts: 0, sheetsOut: [], openObjections: [], undelivered: null }
  const wishes = await db
    .select()
    .from(routeWishes)
    .where(and(or(eq(routeWishes.roundId, round.id), isNull(routeWishes.roundId)), ids && inArray(routeWishes.recipientId, ids)))
    .orderBy(asc(routeWishes.id))
  const calendar = await loadCalendar(db)
  return {
    round: {
      id: round.id,
      name: round.name,
      realm: round.realm,
      opensAt: round.opensAt,
      closesAt: round.closesAt,
      deadlineVersion: round.deadlineVersion,
      sheetsDueAt: round.sheetsDueAt,
    },
    applications: ofApplications,
    sheets: ofSheets,
    members,
    staff,
    meeting,
    publicity,
    counts,
    wishes,
    channels: presentChannels(ctx.ports.channels),
    calendar,
  }
}
