import { createHash, randomUUID } from 'node:crypto'
import { desc, sql } from 'drizzle-orm'
import { auditEntries } from '@zhengji/db/schema/index'
import type { AuditAction, AuditSubject } from '@zhengji/domain/audit/action'
import { canonical } from '@zhengji/domain/integrity/canonical'
import type { TransactionContext } from '../transaction.ts'

export interface AuditEvent {
  readonly action: AuditAction
  readonly subjectType: AuditSubject
  readonly subjectId: string
  readonly roundId?: string
  readonly applicationId?: string
  readonly before?: unknown
  /** Personal data masked by the caller. */
  readonly after?: unknown
  readonly reason?: string
}

/** Key of the transaction-level advisory lock that makes the chain a line; any constant, unused elsewhere. */
const chainLock = 20_260_126

/** `hash = SHA-256(previous hash ‖ canonical entry)`; the first entry follows 64 zeros. */
export const chainHash = (previousHash: string, entry: object): string =>
  createHash('sha256').update(previousHash).update(canonical(entry)).digest('hex')

/**
 * Appends to the audit chain in the caller's transaction. Call it last: the chain's lock is held until the commit,
 * so everything before it runs in parallel with other requests.
 */
export const appendAudit = async (ctx: TransactionContext, event: AuditEvent): Promise<void> => {
  await ctx.db.execute(sql`select pg_advisory_xact_lock(${chainLock})`)
  const [last] = await ctx.db
    .select({ seq: auditEntries.seq, hash: auditEntries.hash })
    .from(auditEntries)
    .orderBy(desc(auditEntries.seq))
    .limit(1)
  const previousHash = last?.hash ?? '0'.repeat(64)
  const actor =
    ctx.actor.type === 'user'
      ? { type: 'user' as const, id: ctx.actor.id, name: ctx.actor.name }
      : { type: 'system' as const, job: ctx.actor.type === 'system' ? ctx.actor.job : 'anonymous' }
  const at = await ctx.ports.clock(ctx.db)
  const entry = {
    seq: (last?.seq ?? 0) + 1,
    at,
    actor,
    action: event.action,
    subjectType: event.subjectType,
    subjectId: event.subjectId,
    roundId: event.roundId ?? null,
    applicationId: event.applicationId ?? null,
    before: toJson(event.before),
    after: toJson(event.after),
    reason: event.reason ?? null,
    requestId: ctx.requestId,
  }
  await ctx.db.insert(auditEntries).values({ ...entry, previousHash, hash: chainHash(previousHash, { ...entry, at: at.toString() }) })
}

/** What jsonb gives back: the hash must be the same before and after the round trip through the database. */
const toJson = (value: unknown): unknown => (value === undefined ? null : JSON.parse(JSON.stringify(value)))

export const newRequestId = (): string => randomUUID()
