import { and, eq, sql } from 'drizzle-orm'
import type { Database } from '@zhengji/db/database'
import { applications, enterprises, rounds } from '@zhengji/db/schema/index'
import { decideTransition, transitions, type ApplicationEvent } from '@zhengji/domain/application/transitions'
import type { ApplicationStatus } from '@zhengji/domain/application/status'
import type { Permission } from '@zhengji/domain/access/permission'
import { authorize } from '../authorize.ts'
import type { Context } from '../context.ts'
import { refusedBy, ServiceError } from '../errors.ts'
import type { EnterpriseRow } from '../enterprise/register.ts'
import { definitionOf, type RunningRound } from '../round/load.ts'
import type { TransactionContext } from '../transaction.ts'
import { loadDetail } from './detail.ts'

export type ApplicationRecord = typeof applications.$inferSelect

export interface LoadedApplication extends RunningRound {
  readonly application: ApplicationRecord
  readonly enterprise: EnterpriseRow
}

/** An application with everything it stands on. Throws NOT_FOUND. */
export const loadApplication = async (db: Database, applicationId: string): Promise<LoadedApplication> => {
  const [found] = await db
    .select({ application: applications, enterprise: enterprises, round: rounds })
    .from(applications)
    .innerJoin(enterprises, eq(enterprises.id, applications.enterpriseId))
    .innerJoin(rounds, eq(rounds.id, applications.roundId))
    .where(eq(applications.id, applicationId))
  if (found === undefined) throw new ServiceError('NOT_FOUND', 'not-found')
  return { ...found, definition: definitionOf(found.round) }
}

/** Loads and authorizes in the application's round. */
export const loadPermitted = async (ctx: Context, applicationId: string, permission: Permission): Promise<LoadedApplication> => {
  const loaded = await loadApplication(ctx.db, applicationId)
  authorize(ctx, permission, loaded.application.roundId)
  return loaded
}

/** The row under its lock, whatever its revision. */
export const lockApplication = async (tx: TransactionContext, applicationId: string): Promise<ApplicationRecord> => {
  const [row] = await tx.db.select().from(applications).where(eq(applications.id, applicationId)).for('update')
  if (row === undefined) throw new ServiceError('NOT_FOUND', 'not-found')
  return row
}

/** As `lockApplication`, at the revision that the caller saw; a lost race is a CONFLICT that carries the present version. */
export const claimApplication = async (tx: TransactionContext, applicationId: string, revision: number): Promise<ApplicationRecord> => {
  const row = await lockApplication(tx, applicationId)
  if (row.revision !== revision) {
    throw new ServiceError('CONFLICT', 'stale-revision', {}, { current: await loadDetail(tx.db, applicationId) })
  }
  return row
}

/** Writes columns and raises the revision; the row is locked already. */
export const reviseApplication = async (
  tx: TransactionContext,
  application: ApplicationRecord,
  columns: Partial<ApplicationRecord>,
): Promise<number> => {
  const [row] = await tx.db
    .update(applications)
    .set({ ...columns, revision: sql`${applications.revision} + 1` })
    .where(and(eq(applications.id, application.id), eq(applications.revision, application.revision)))
    .returning({ revision: applications.revision })
  if (row === undefined) throw new ServiceError('CONFLICT', 'stale-revision', {}, { current: await loadDetail(tx.db, application.id) })
  return row.revision
}

/** Where the event leads; throws PRECONDITION when the status does not allow it. */
export const statusAfter = (application: ApplicationRecord, event: ApplicationEvent): ApplicationStatus => {
  const decision = decideTransition(application.status, event)
  if (!decision.ok) throw refusedBy(decision)
  return decision.to
}

/** Who may cause the event is part of the table of transitions. */
export const permissionFor = (event: ApplicationEvent): Permission => transitions[event].permission
