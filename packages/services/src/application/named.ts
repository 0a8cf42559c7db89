import { inArray } from 'drizzle-orm'
import type { Database } from '@zhengji/db/database'
import { applications, enterprises } from '@zhengji/db/schema/index'
import type { ApplicationStatus } from '@zhengji/domain/application/status'
import { enterpriseOfRow } from './row.ts'

export interface NamedApplication {
  readonly number: string | null
  readonly name: string
  readonly creditCode: string
  readonly status: ApplicationStatus
}

/** What papers call applications by, whatever became of them. */
export const namedApplications = async (db: Database, ids: readonly string[]): Promise<ReadonlyMap<string, NamedApplication>> => {
  if (ids.length === 0) return new Map()
  const rows = await db
    .select({
      id: applications.id,
      number: applications.number,
      name: enterprises.name,
      creditCode: enterprises.creditCode,
      status: applications.status,
    })
    .from(applications)
    .innerJoin(enterprises, enterpriseOfRow)
    .where(inArray(applications.id, [...ids]))
  return new Map(rows.map(({ id, ...named }) => [id, named]))
}
