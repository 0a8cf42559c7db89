import { and, asc, eq, inArray, sql, type SQL } from 'drizzle-orm'
import type * as v from 'valibot'
import type { Database } from '@zhengji/db/database'
import { applications, enterprises } from '@zhengji/db/schema/index'
import type { listEnterprisesInput } from '@zhengji/domain/enterprise/input'
import { maskPhone } from '@zhengji/domain/enterprise/phone'
import type { EnterpriseRow } from '@zhengji/domain/enterprise/view'
import type { Page } from '@zhengji/domain/fields'
import { authorize } from '../authorize.ts'
import type { Context } from '../context.ts'
import { containing } from '../search/fragments.ts'

type Input = v.InferOutput<typeof listEnterprisesInput>

/** The filter stands on applications: an enterprise belongs to a round by applying there, and is found by whatever its applications are. */
export const enterpriseFilter = (input: Pick<Input, 'roundId' | 'search'>): SQL | undefined =>
  and(eq(applications.roundId, input.roundId), containing(applications, input.search))

/** Ids in the order of the list, each once. The name leads, so that one index gives order and uniqueness at once. */
export const enterpriseIds = (db: Database, filter: SQL | undefined, direction: Input['direction']) => {
  const order = direction === 'asc' ? sql`asc` : sql`desc`
  return db
    .selectDistinctOn([applications.nameKey, applications.enterpriseId], { id: applications.enterpriseId })
    .from(applications)
    .where(filter)
    .orderBy(sql`${applications.nameKey} ${order}`, sql`${applications.enterpriseId} ${order}`)
}

/** Rows of these enterprises with all their applications in the round, in the order of `ids`. */
export const enterpriseRows = async (db: Database, roundId: string, ids: readonly string[]): Promise<EnterpriseRow[]> => {
  const found = await db
    .select({
      enterprise: enterprises,
      application: {
        id: applications.id,
        number: applications.number,
        role: applications.role,
        status: applications.status,
        late: applications.late,
      },
      contactName: applications.contactName,
      contactPhone: applications.contactPhone,
    })
    .from(applications)
    .innerJoin(enterprises, eq(enterprises.id, applications.enterpriseId))
    .where(and(eq(applications.roundId, roundId), inArray(applications.enterpriseId, [...ids])))
    .orderBy(asc(applications.id))
  const byEnterprise = Map.groupBy(found, ({ enterprise }) => enterprise.id)
  return ids.flatMap((id) => {
    const of = byEnterprise.get(id) ?? []
    const newest = of.at(-1)
    if (newest === undefined) return []
    const { name, creditCode, createdAt } = newest.enterprise
    return {
      id,
      name,
      creditCode,
      createdAt: createdAt.toString(),
      applications: of.map(({ application }) => application),
      contactName: newest.contactName,
      contactPhone: newest.contactPhone,
    }
  })
}

/** One page of the enterprises that applied in a round, by name. */
export const listEnterprises = async (ctx: Context, input: Input): Promise<Page<EnterpriseRow>> => {
  authorize(ctx, 'application:read', input.roundId)
  const filter = enterpriseFilter(input)
  const page = enterpriseIds(ctx.db, filter, input.direction)
    .limit(input.size)
    .offset((input.page - 1) * input.size)
  const every = ctx.db.selectDistinct({ id: applications.enterpriseId }).from(applications).where(filter).as('every')
  const [ids, total] = await Promise.all([page, ctx.db.$count(every)])
  const rows = await enterpriseRows(
    ctx.db,
    input.roundId,
    ids.map(({ id }) => id),
  )
  return { rows: rows.map((row) => ({ ...row, contactPhone: maskPhone(row.contactPhone) })), total }
}
