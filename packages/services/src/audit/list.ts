import { and, count, desc, eq, like } from 'drizzle-orm'
import type * as v from 'valibot'
import { auditEntries } from '@zhengji/db/schema/index'
import type { listAuditInput } from '@zhengji/domain/audit/input'
import type { AuditRow } from '@zhengji/domain/audit/view'
import type { Page } from '@zhengji/domain/fields'
import { authorize } from '../authorize.ts'
import type { Context } from '../context.ts'
import { toAuditRow } from './row.ts'

/** Literal text inside a LIKE pattern. */
const literal = (text: string): string => text.replace(/[\\%_]/g, String.raw`\$&`)

/** The trail, newest first. `action` is a prefix: `application.` shows everything that was done to applications. */
export const listAudit = async (ctx: Context, input: v.InferOutput<typeof listAuditInput>): Promise<Page<AuditRow>> => {
  authorize(ctx, 'audit:read', input.roundId ?? null)
  const filter = and(
    input.roundId === undefined ? undefined : eq(auditEntries.roundId, input.roundId),
    input.subjectId === undefined ? undefined : eq(auditEntries.subjectId, input.subjectId),
    input.action === '' ? undefined : like(auditEntries.action, `${literal(input.action)}%`),
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
  return { rows: rows.map(toAuditRow), total: all?.total ?? 0 }
}
