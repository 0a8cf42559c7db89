import type { AuditAction } from '@zhengji/domain/audit/action'
import { eq } from 'drizzle-orm'
import type * as v from 'valibot'
import { newId } from '@zhengji/db/id'
import { roundDates } from '@zhengji/db/schema/index'
import { addWorkingDays } from '@zhengji/domain/calendar/working-days'
import type { closeDateInput, recordDateInput } from '@zhengji/domain/reminder/input'
import type { RoundDateView } from '@zhengji/domain/reminder/view'
import type { roundIdInput } from '@zhengji/domain/round/input'
import { loadApplication } from '../application/load.ts'
import { appendAudit } from '../audit/append.ts'
import { actingUser, authorize } from '../authorize.ts'
import { loadCalendar } from '../calendar/load.ts'
import type { Context } from '../context.ts'
import { refusedBy, ServiceError } from '../errors.ts'
import { notify } from '../notify.ts'
import { publiciseShortlisted } from '../result/publicise.ts'
import { lockRound, loadRound, type RunningRound } from '../round/load.ts'
import { withTransaction, type TransactionContext } from '../transaction.ts'
import { namesOf } from '../user/names.ts'
import { loadDates, newestDate, type DateRecord } from './dates.ts'
import { recipientNames } from './names.ts'

/** Seven working days after 政府采购法 第五十三条, as a benchmark: the announcement names no time. */
const objectionWorkingDays = 7

/** Close of the hall on the n-th working day after the start; refuses years whose official days are not loaded. */
const endAfter = async (
  tx: TransactionContext,
  { definition }: RunningRound,
  startsAt: Temporal.Instant,
  days: number,
): Promise<Temporal.Instant> => {
  const { timeZone, schedule } = definition
  const last = addWorkingDays(startsAt.toZonedDateTimeISO(timeZone).toPlainDate(), days, await loadCalendar(tx.db))
  if (!last.ok) throw refusedBy(last)
  return last.date.toZonedDateTime({ timeZone, plainTime: schedule.hallClosesAt }).toInstant()
}

const toView = async (ctx: Context, rows: readonly DateRecord[]): Promise<RoundDateView[]> => {
  const applicants = rows
    .filter(({ kind }) => kind === 'objection')
    .map(({ subjectId }) => ({ recipientKind: 'applicant' as const, recipientId: subjectId }))
  const [nameOf, personOf] = await Promise.all([
    recipientNames(ctx.db, applicants),
    namesOf(
      ctx.db,
      rows.map(({ recordedBy }) => recordedBy),
    ),
  ])
  return rows.map((row) => ({
    id: row.id,
    kind: row.kind,
    applicationId: row.kind === 'objection' ? row.subjectId : null,
    enterpriseName: row.kind === 'objection' ? nameOf(row.subjectId) : null,
    version: row.version,
    startsAt: row.startsAt.toString(),
    endsAt: row.endsAt.toString(),
    closedAt: row.closedAt?.toString() ?? null,
    note: row.note,
    recordedBy: personOf(row.recordedBy),
  }))
}

/** Meeting, publicity and objections of a round, each in its newest version. */
export const listRoundDates = async (ctx: Context, input: v.InferOutput<typeof roundIdInput>): Promise<RoundDateView[]> => {
  authorize(ctx, 'reminder:read', input.roundId)
  await loadRound(ctx.db, input.roundId)
  return toView(ctx, await loadDates(ctx.db, input.roundId))
}

const write = async (
  tx: TransactionContext,
  date: Omit<DateRecord, 'id' | 'version' | 'recordedAt'>,
  action: AuditAction,
): Promise<RoundDateView> => {
  const recordedAt = await tx.ports.clock(tx.db)
  const version = ((await newestDate(tx.db, date))?.version ?? 0) + 1
  const [row] = await tx.db
    .insert(roundDates)
    .values({ id: newId(), version, recordedAt, ...date })
    .returning()
  if (row === undefined) throw new Error('the date was not written')
  tx.wake({ name: 'truth.sweep', payload: {} })
  await notify(tx, { type: 'message', roundId: date.roundId, id: row.id })
  await appendAudit(tx, {
    action,
    subjectType: 'round',
    subjectId: date.roundId,
    roundId: date.roundId,
    ...(date.kind === 'objection' ? { applicationId: date.subjectId } : {}),
    after: {
      kind: date.kind,
      version,
      startsAt: date.startsAt.toString(),
      endsAt: date.endsAt.toString(),
      closedAt: date.closedAt?.toString() ?? null,
    },
    ...(date.note === '' ? {} : { reason: date.note }),
  })
  const [view] = await toView(tx, [row])
  if (view === undefined) throw new Error('the date just written is gone')
  return view
}

/** Records or moves a date, and makes public who is shortlisted when it is the publicity; every message of the old version is cancelled and the new ones are planned. */
export const recordRoundDate = async (ctx: Context, input: v.InferOutput<typeof recordDateInput>): Promise<RoundDateView> => {
  authorize(ctx, 'reminder:write', input.roundId)
  const recordedBy = actingUser(ctx)
  return withTransaction(ctx, async (tx) => {
    const running = await lockRound(tx.db, input.roundId)
    const startsAt = Temporal.Instant.from(input.startsAt)
    const { roundId, kind, note } = input
    const base = { roundId, kind, startsAt, closedAt: null, note, recordedBy }
    if (input.kind === 'panel-meeting') {
      if (Temporal.Instant.compare(startsAt, await tx.ports.clock(tx.db)) <= 0) throw new ServiceError('PRECONDITION', 'date-order')
      return write(tx, { ...base, subjectId: roundId, endsAt: startsAt }, 'round.set-date')
    }
    if (input.kind === 'publicity') {
      const endsAt = await endAfter(tx, running, startsAt, running.definition.publicity.workingDays)
      await publiciseShortlisted(tx, roundId)
      return write(tx, { ...base, subjectId: roundId, endsAt }, 'round.set-date')
    }
    const { application } = await loadApplication(tx.db, input.applicationId)
    if (application.roundId !== roundId) throw new ServiceError('NOT_FOUND', 'not-found')
    const endsAt = await endAfter(tx, running, startsAt, objectionWorkingDays)
    return write(tx, { ...base, subjectId: application.id, endsAt }, 'round.set-date')
  })
}

/** An objection is answered, a meeting or publicity is called off: a new version that is closed. */
export const closeRoundDate = async (ctx: Context, input: v.InferOutput<typeof closeDateInput>): Promise<RoundDateView> => {
  const [seen] = await ctx.db.select().from(roundDates).where(eq(roundDates.id, input.dateId))
  if (seen === undefined) throw new ServiceError('NOT_FOUND', 'not-found')
  authorize(ctx, 'reminder:write', seen.roundId)
  const recordedBy = actingUser(ctx)
  return withTransaction(ctx, async (tx) => {
    await lockRound(tx.db, seen.roundId)
    const newest = await newestDate(tx.db, seen)
    // Somebody moved or closed it meanwhile.
    if (newest === undefined || newest.id !== seen.id || newest.closedAt !== null) throw new ServiceError('CONFLICT', 'stale-revision')
    const { roundId, kind, subjectId, startsAt, endsAt } = newest
    const closedAt = await tx.ports.clock(tx.db)
    return write(tx, { roundId, kind, subjectId, startsAt, endsAt, closedAt, note: input.note, recordedBy }, 'round.close-date')
  })
}
