import { and, asc, desc, eq, gt, inArray } from 'drizzle-orm'
import * as v from 'valibot'
import type { Database } from '@zhengji/db/database'
import { auditEntries, receipts } from '@zhengji/db/schema/index'
import type { applicationIdInput } from '@zhengji/domain/application/input'
import type { FindingView, RefusalDocument, UnmetCondition } from '@zhengji/domain/application/view'
import type { AuditAction } from '@zhengji/domain/audit/action'
import type { CallDefinition } from '@zhengji/domain/call/definition'
import { judgeConditions } from '@zhengji/domain/condition/eligibility'
import { toTimelineEntry } from '../audit/row.ts'
import { judged, loadFindings } from '../condition/view.ts'
import type { Context } from '../context.ts'
import { ServiceError } from '../errors.ts'
import { loadDefects, loadNotices } from '../material/view.ts'
import { printedCode } from '../receipt/code.ts'
import type { ReceiptContent } from '../receipt/content.ts'
import type { RoundRow } from '../round/load.ts'
import { loadPermitted } from './load.ts'

/** What `changeStatus` and `movedDeadline` write into the trail. */
const statusBefore = v.object({ status: v.string() })
const cutOffBefore = v.object({ closesAt: v.string() })
const refusing = ['application.refuse', 'application.deliver-late'] satisfies AuditAction[]

/** The cut-off as it was at that instant: the first move after it names it, and without one it still stands. */
const closesAtOn = async (db: Database, round: RoundRow, at: Temporal.Instant): Promise<string> => {
  const [moved] = await db
    .select({ before: auditEntries.before })
    .from(auditEntries)
    .where(
      and(
        eq(auditEntries.roundId, round.id),
        eq(auditEntries.action, 'round.move-deadline' satisfies AuditAction),
        gt(auditEntries.at, at),
      ),
    )
    .orderBy(asc(auditEntries.seq))
    .limit(1)
  return moved === undefined ? round.closesAt.toString() : v.parse(cutOffBefore, moved.before).closesAt
}

const unmetGates = (definition: CallDefinition, role: string, findings: readonly FindingView[]): readonly UnmetCondition[] => {
  const noteOf = new Map(findings.map(({ checkpointId, note }) => [checkpointId, note]))
  return judgeConditions(definition, role, judged(findings))
    .filter(({ kind, state }) => kind === 'gate' && state === 'unmet')
    .map(({ conditionId, unmetCheckpoints }) => ({
      conditionId,
      checkpoints: unmetCheckpoints.map((checkpointId) => ({ checkpointId, note: noteOf.get(checkpointId) ?? '' })),
    }))
}

/** The newest receipt: what was delivered when the decision was made; nothing is delivered after it. */
const lastReceipt = async (ctx: Context, applicationId: string): Promise<RefusalDocument['receipt']> => {
  const [found] = await ctx.db
    .select()
    .from(receipts)
    .where(eq(receipts.applicationId, applicationId))
    .orderBy(desc(receipts.delivery))
    .limit(1)
  if (found === undefined) return null
  // Append-only and written by `issueReceipt` alone.
  const { number, deliveredAt } = found.content as ReceiptContent
  return { number, deliveredAt, ...(await printedCode(ctx, { number, deliveredAt, signature: found.signature })) }
}

/**
 * The notice of a refusal to print. Materials, findings and deliveries are closed from the decision on, so they read as they were;
 * the decision itself is the trail's. Throws PRECONDITION while no refusal is in force.
 */
export const getRefusal = async (ctx: Context, input: v.InferOutput<typeof applicationIdInput>): Promise<RefusalDocument> => {
  const { application, enterprise, round, definition } = await loadPermitted(ctx, input.applicationId, 'application:read')
  const [entry] = await ctx.db
    .select()
    .from(auditEntries)
    .where(and(eq(auditEntries.applicationId, application.id), inArray(auditEntries.action, refusing)))
    .orderBy(desc(auditEntries.seq))
    .limit(1)
  if (application.status !== 'refused' || entry === undefined) throw new ServiceError('PRECONDITION', 'application-not-refused')
  const decision = toTimelineEntry(entry)
  const { status: before } = v.parse(statusBefore, entry.before)
  const reviewed = before === 'accepted' || before === 'under-review'
  const notices = before === 'correcting' ? await loadNotices(ctx.db, application.id) : []
  const open = notices.find(({ resolvedAt }) => resolvedAt === null)
  const { receivedAt } = application
  return {
    applicationId: application.id,
    roundId: round.id,
    rehearsal: round.realm === 'rehearsal',
    enterpriseName: enterprise.name,
    creditCode: enterprise.creditCode,
    role: application.role,
    applicationNumber: application.number,
    kind: reviewed ? 'not-passed' : 'not-accepted',
    decidedAt: decision.at,
    decidedBy: decision.actor,
    reason: decision.reason ?? '',
    late:
      application.late && receivedAt !== null
        ? { deliveredAt: receivedAt.toString(), closesAt: await closesAtOn(ctx.db, round, receivedAt) }
        : null,
    correction: open === undefined ? null : { number: open.number, issuedAt: open.issuedAt, dueAt: open.dueAt },
    defects: reviewed || application.late ? [] : await loadDefects(ctx.db, definition, application.id),
    conditions: application.late ? [] : unmetGates(definition, application.role, await loadFindings(ctx.db, application.id)),
    receipt: await lastReceipt(ctx, application.id),
  }
}
