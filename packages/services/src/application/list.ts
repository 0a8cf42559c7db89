import { and, asc, count, eq, inArray, sql, type SQL } from 'drizzle-orm'
import type * as v from 'valibot'
import { applications, enterprises } from '@zhengji/db/schema/index'
import type { listApplicationsInput } from '@zhengji/domain/application/input'
import type { ApplicationRow } from '@zhengji/domain/application/view'
import type { Page } from '@zhengji/domain/fields'
import { authorize } from '../authorize.ts'
import type { Context } from '../context.ts'
import { containing } from '../search/fragments.ts'
import { enterpriseOfRow, rowColumns, toApplicationRow } from './row.ts'

type Input = v.InferOutput<typeof listApplicationsInput>

const sortColumns = {
  created: applications.createdAt,
  number: applications.number,
  name: applications.nameKey,
  received: applications.receivedAt,
} as const

/** Every order ends with the id, so that no row is on two pages; rows without a value stand last in both directions. */
export const applicationOrder = (input: Pick<Input, 'sort' | 'direction'>): SQL[] => {
  const column = sortColumns[input.sort]
  if (input.direction === 'asc') return [asc(column), asc(applications.id)]
  const nullable = input.sort === 'number' || input.sort === 'received'
  return nullable
    ? [sql`${column} desc nulls last`, sql`${applications.id} desc nulls last`]
    : [sql`${column} desc`, sql`${applications.id} desc`]
}

export const applicationFilter = (input: Input): SQL | undefined =>
  and(
    eq(applications.roundId, input.roundId),
    input.status.length === 0 ? undefined : inArray(applications.status, input.status),
    input.role === '' ? undefined : eq(applications.role, input.role),
    input.late === undefined ? undefined : eq(applications.late, input.late),
    containing(applications, input.search),
  )

/** One page of a round's applications. The page's ids come from an index alone; only its rows are then joined. */
export const listApplications = async (ctx: Context, input: Input): Promise<Page<ApplicationRow>> => {
  authorize(ctx, 'application:read', input.roundId)
  const filter = applicationFilter(input)
  const page = ctx.db
    .select({ id: applications.id })
    .from(applications)
    .where(filter)
    .orderBy(...applicationOrder(input))
    .limit(input.size)
    .offset((input.page - 1) * input.size)
    .as('page')
  const [rows, [all]] = await Promise.all([
    ctx.db
      .select(rowColumns)
      .from(page)
      .innerJoin(applications, eq(applications.id, page.id))
      .innerJoin(enterprises, enterpriseOfRow)
      .orderBy(...applicationOrder(input)),
    ctx.db.select({ total: count() }).from(applications).where(filter),
  ])
  return { rows: rows.map(toApplicationRow), total: all?.total ?? 0 }
}
