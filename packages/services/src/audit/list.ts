import { and, eq, gte, inArray, like, lt, type SQL } from 'drizzle-orm'
import type * as v from 'valibot'
import type { Database } from '@zhengji/db/database'
import { auditEntries } from '@zhengji/db/schema/index'
import type { listAuditInput } from '@zhengji/domain/audit/input'
import type { AuditRow } from '@zhengji/domain/audit/view'
import type { Page } from '@zhengji/domain/fields'
import { authorize } from '../authorize.ts'
import type { Context } from '../context.ts'
import { inOrder, pageOfIds, type Listed } from '../list/page.ts'
import { loadRound } from '../round/load.ts'
import { literal } from '../search/fragments.ts'
import { toAuditRow } from './row.ts'
import { auditSearch } from './search.ts'
import { subjectNames } from './subject-names.ts'

/** One act, or with a dot at the end everything of a noun: `session.sign-in` is not `session.sign-in-failed`. */
const actionIs = (action: string) =>
  action.endsWith('.') ? like(auditEntries.action, `${literal(action)}%`) : eq(auditEntries.action, action)

/** Where the trail is read when no round says otherwise. */
const officeZone = 'Asia/Shanghai'

/** The zone in which days of the trail begin: of the round that is asked for, else of the office. */
export const auditZone = async (db: Database, roundId: string | undefined): Promise<string> =>
  roundId === undefined ? officeZone : (await loadRound(db, roundId)).definition.timeZone

const startOf = (day: string, timeZone: string, later = 0): Temporal.Instant =>
  Temporal.PlainDate.from(day).add({ days: later }).toZonedDateTime(timeZone).toInstant()

type Input = v.InferOutput<typeof listAuditInput>

const auditFilter = ({ roundId, subjectId, action, from, until }: Input, timeZone: string): SQL | undefined =>
  and(
    roundId === undefined ? undefined : eq(auditEntries.roundId, roundId),
    subjectId === undefined ? undefined : eq(auditEntries.subjectId, subjectId),
    action === '' ? undefined : actionIs(action),
    from === '' ? undefined : gte(auditEntries.at, startOf(from, timeZone)),
    until === '' ? undefined : lt(auditEntries.at, startOf(until, timeZone, 1)),
  )

export const listedAudit = async (db: Database, input: Input, timeZone: string, chosen?: SQL): Promise<Listed> => ({
  table: auditEntries,
  id: auditEntries.seq,
  key: auditEntries.seq,
  direction: input.direction,
  filter: and(auditFilter(input, timeZone), chosen),
  search: await auditSearch(db, input.search),
})

/** Entries with the names of their subjects, in the order of `seqs`. */
export const auditRows = async (db: Database, seqs: readonly number[]): Promise<AuditRow[]> => {
  const rows = await db
    .select()
    .from(auditEntries)
    .where(inArray(auditEntries.seq, [...seqs]))
  const nameOf = await subjectNames(db, rows)
  return inOrder(seqs, rows, ({ seq }) => seq).map((row) => toAuditRow(row, nameOf(row)))
}

/** The trail, newest first unless it is asked for the other way round. */
export const listAudit = async (ctx: Context, input: Input): Promise<Page<AuditRow>> => {
  authorize(ctx, 'audit:read', input.roundId ?? null)
  const listed = await listedAudit(ctx.db, input, await auditZone(ctx.db, input.roundId))
  const { ids, ...count } = await pageOfIds<number>(ctx.db, listed, input)
  return { rows: await auditRows(ctx.db, ids), ...count }
}
