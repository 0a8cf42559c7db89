import { and, asc, count, desc, eq, ilike, like, or, sql, type SQL } from 'drizzle-orm'
import type * as v from 'valibot'
import { auditEntries } from '@zhengji/db/schema/index'
import type { listAuditInput } from '@zhengji/domain/audit/input'
import type { AuditRow } from '@zhengji/domain/audit/view'
import type { Page } from '@zhengji/domain/fields'
import { authorize } from '../authorize.ts'
import type { Context } from '../context.ts'
import { toAuditRow } from './row.ts'
import { subjectNames } from './subject-names.ts'

/** Literal text inside a LIKE pattern. */
const literal = (text: string): string => text.replace(/[\\%_]/g, String.raw`\$&`)

/** One act, or with a dot at the end everything of a noun: `session.sign-in` is not `session.sign-in-failed`. */
const actionIs = (action: string) =>
  action.endsWith('.') ? like(auditEntries.action, `${literal(action)}%`) : eq(auditEntries.action, action)

type Input = v.InferOutput<typeof listAuditInput>

export const auditFilter = ({ roundId, subjectId, action, search }: Input): SQL | undefined =>
  and(
    roundId === undefined ? undefined : eq(auditEntries.roundId, roundId),
    subjectId === undefined ? undefined : eq(auditEntries.subjectId, subjectId),
    action === '' ? undefined : actionIs(action),
    search === ''
      ? undefined
      : or(ilike(sql`${auditEntries.actor} ->> 'name'`, `%${literal(search)}%`), eq(auditEntries.requestId, search)),
  )

export const auditOrder = ({ direction }: Pick<Input, 'direction'>): SQL => (direction === 'asc' ? asc : desc)(auditEntries.seq)

/** The trail, newest first unless it is asked for the other way round. */
export const listAudit = async (ctx: Context, input: Input): Promise<Page<AuditRow>> => {
  authorize(ctx, 'audit:read', input.roundId ?? null)
  const filter = auditFilter(input)
  const [rows, [all]] = await Promise.all([
    ctx.db
      .select()
      .from(auditEntries)
      .where(filter)
      .orderBy(auditOrder(input))
      .limit(input.size)
      .offset((input.page - 1) * input.size),
    ctx.db.select({ total: count() }).from(auditEntries).where(filter),
  ])
  const nameOf = await subjectNames(ctx.db, rows)
  return { rows: rows.map((row) => toAuditRow(row, nameOf(row))), total: all?.total ?? 0 }
}
