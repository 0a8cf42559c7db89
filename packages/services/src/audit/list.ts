import { and, count, desc, eq, like } from 'drizzle-orm'
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

/** The trail, newest first. */
export const listAudit = async (ctx: Context, input: v.InferOutput<typeof listAuditInput>): Promise<Page<AuditRow>> => {
  authorize(ctx, 'audit:read', input.roundId ?? null)
  const filter = and(
    input.roundId === undefined ? undefined : eq(auditEntries.roundId, input.roundId),
    input.subjectId === undefined ? undefined : eq(auditEntries.subjectId, input.subjectId),
    input.action === '' ? undefined : actionIs(input.action),
  )
  const [rows, [all]] = await Promise.all([
    ctx.db
      .select()
      .from(auditEntries)
      .where(filter)
      .orderBy(desc(auditEntries.seq))
      .limit(input.size)
      .offset((input.page - 1) * input.size),
    ctx.db.select({ total: count() }).from(auditEntries).where(filter),
  ])
  const nameOf = await subjectNames(ctx.db, rows)
  return { rows: rows.map((row) => toAuditRow(row, nameOf(row))), total: all?.total ?? 0 }
}
