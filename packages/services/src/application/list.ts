import { and, eq, inArray, type SQL } from 'drizzle-orm'
import type * as v from 'valibot'
import type { Database } from '@zhengji/db/database'
import { applications, enterprises } from '@zhengji/db/schema/index'
import type { listApplicationsInput } from '@zhengji/domain/application/input'
import type { ApplicationRow } from '@zhengji/domain/application/view'
import type { Page } from '@zhengji/domain/fields'
import { authorize } from '../authorize.ts'
import type { Context } from '../context.ts'
import { inOrder, pageOfIds, type Listed } from '../list/page.ts'
import { containing } from '../search/fragments.ts'
import { enterpriseOfRow, rowColumns, toApplicationRow } from './row.ts'

type Input = v.InferOutput<typeof listApplicationsInput>

const sortColumns = {
  created: applications.createdAt,
  number: applications.number,
  name: applications.nameKey,
  received: applications.receivedAt,
} as const

const applicationFilter = (input: Input): SQL | undefined =>
  and(
    eq(applications.roundId, input.roundId),
    input.status.length === 0 ? undefined : inArray(applications.status, input.status),
    input.role === '' ? undefined : eq(applications.role, input.role),
    input.late === undefined ? undefined : eq(applications.late, input.late),
  )

export const listedApplications = (input: Input, chosen?: SQL): Listed => ({
  table: applications,
  id: applications.id,
  key: sortColumns[input.sort],
  direction: input.direction,
  nullable: input.sort === 'number' || input.sort === 'received',
  filter: and(applicationFilter(input), chosen),
  search: containing(applications, input.search),
})

/** What the list and its export show of these applications, in the order of `ids`; phones as they are stored. */
export const storedRows = async (db: Database, ids: readonly string[]) => {
  const rows = await db
    .select(rowColumns)
    .from(applications)
    .innerJoin(enterprises, enterpriseOfRow)
    .where(inArray(applications.id, [...ids]))
  return inOrder(ids, rows, ({ id }) => id)
}

/** One page of a round's applications. The page's ids come from an index alone; only its rows are then joined. */
export const listApplications = async (ctx: Context, input: Input): Promise<Page<ApplicationRow>> => {
  authorize(ctx, 'application:read', input.roundId)
  const { ids, ...count } = await pageOfIds<string>(ctx.db, listedApplications(input), input)
  return { rows: (await storedRows(ctx.db, ids)).map(toApplicationRow), ...count }
}
