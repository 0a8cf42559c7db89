import { and, asc, eq, inArray, isNull } from 'drizzle-orm'
import type { Database } from '@zhengji/db/database'
import { applicationEntities } from '@zhengji/db/schema/index'

export type EntityRow = typeof applicationEntities.$inferSelect

/** The entities as registered last, the applicant first. */
export const entitiesOf = (db: Database, applicationId: string): Promise<EntityRow[]> =>
  db
    .select()
    .from(applicationEntities)
    .where(and(eq(applicationEntities.applicationId, applicationId), isNull(applicationEntities.voidedAt)))
    .orderBy(asc(applicationEntities.position))

/** As `entitiesOf` for many applications at once, by application. */
export const entitiesByApplication = async (
  db: Database,
  applicationIds: readonly string[],
): Promise<ReadonlyMap<string, readonly EntityRow[]>> => {
  if (applicationIds.length === 0) return new Map()
  const rows = await db
    .select()
    .from(applicationEntities)
    .where(and(inArray(applicationEntities.applicationId, [...applicationIds]), isNull(applicationEntities.voidedAt)))
    .orderBy(asc(applicationEntities.position))
  return Map.groupBy(rows, (row) => row.applicationId)
}
