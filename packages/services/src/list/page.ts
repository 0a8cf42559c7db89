import { and, sql, type SQL } from 'drizzle-orm'
import type { PgColumn, PgTable } from 'drizzle-orm/pg-core'
import type { Database } from '@zhengji/db/database'
import type { Page } from '@zhengji/domain/fields'

/** Of what a search finds more is not counted: nobody pages further, and counting every hit takes longer than finding a page of them. */
const mostCounted = 1_000

/** Rows that a search looks at in the order of the list before it gathers and sorts every hit. */
const glance = 2_000

export interface Listed {
  readonly table: PgTable
  readonly id: PgColumn
  /** Column of the order; the id decides between equals, so that no row is on two pages. */
  readonly key: PgColumn
  readonly direction: 'asc' | 'desc'
  /** Rows without a key stand last in both directions. */
  readonly nullable?: boolean
  /** Several rows of the table are one of the list. */
  readonly distinct?: boolean
  readonly filter: SQL | undefined
  /** What the rows have to contain besides; undefined: nothing is searched for. */
  readonly search: SQL | undefined
}

export interface PageOfIds<Id> extends Pick<Page<unknown>, 'total' | 'more'> {
  readonly ids: readonly Id[]
}

/** Rows in the order of their ids; what is gone meanwhile is left out. */
export const inOrder = <Id extends string | number, Row>(ids: readonly Id[], rows: readonly Row[], idOf: (row: Row) => Id): Row[] => {
  const byId = new Map(rows.map((row) => [idOf(row), row]))
  return ids.flatMap((id) => byId.get(id) ?? [])
}

const select = ({ id, key, distinct = false }: Listed, from: SQL, where: SQL | undefined): SQL =>
  sql`select ${distinct ? sql`distinct` : sql``} ${key} as key, ${id} as id from ${from} where ${where ?? sql`true`}`

const matching = (listed: Listed): SQL => select(listed, sql`${listed.table}`, and(listed.filter, listed.search))

const order = ({ direction, nullable = false }: Listed, key: SQL, id: SQL): SQL => {
  if (direction === 'asc') return sql`${key}, ${id}`
  return nullable ? sql`${key} desc nulls last, ${id} desc nulls last` : sql`${key} desc, ${id} desc`
}
const ordered = (listed: Listed, from: SQL): SQL => sql`select id from (${from}) as found order by ${order(listed, sql`key`, sql`id`)}`

const idsOf = async <Id extends string | number>(db: Database, query: SQL): Promise<Id[]> => {
  const { rows } = await db.execute<{ id: Id }>(query)
  return rows.map(({ id }) => id)
}

/** Every id of the list in its order, e.g. for an export. */
export const allIds = <Id extends string | number>(db: Database, listed: Listed): Promise<Id[]> =>
  idsOf<Id>(db, ordered(listed, matching(listed)))

const count = async (db: Database, { id, table, distinct = false, filter, search }: Listed): Promise<number> => {
  const one = distinct ? sql`distinct ${id}` : sql`1`
  const bound = search === undefined ? sql`` : sql`limit ${mostCounted + 1}`
  const { rows } = await db.execute<{ total: number }>(
    sql`select count(*)::int as total from (select ${one} from ${table} where ${and(filter, search) ?? sql`true`} ${bound}) as found`,
  )
  return rows[0]?.total ?? 0
}

/** The hits among the first rows of the list; these take the name of their table, so that `search` can be asked of them. */
const glanced = (listed: Listed): SQL => {
  const { table, key, id, filter, search } = listed
  const first = sql`select * from ${table} where ${filter ?? sql`true`} order by ${order(listed, sql`${key}`, sql`${id}`)} limit ${glance}`
  return select(listed, sql`(${first}) as ${table}`, search)
}

/**
 * One page of ids, with how many there are. Without a search the order's own index gives the page at once. A search that finds few
 * gathers them by the index of fragments and sorts them; reading in order would mean to read nearly everything. Of very many the page
 * is mostly full after a glance at the first rows; where it is not, all are gathered and sorted after all.
 */
export const pageOfIds = async <Id extends string | number>(
  db: Database,
  listed: Listed,
  { page, size }: { readonly page: number; readonly size: number },
): Promise<PageOfIds<Id>> => {
  const cut = sql`limit ${size} offset ${(page - 1) * size}`
  const pageOf = (from: SQL) => idsOf<Id>(db, sql`${ordered(listed, from)} ${cut}`)
  if (listed.search === undefined) {
    const [ids, total] = await Promise.all([pageOf(matching(listed)), count(db, listed)])
    return { ids, total }
  }
  const total = await count(db, listed)
  if (total === 0) return { ids: [], total }
  // A subquery with an offset is worked out by itself: the order outside does not make it read in order.
  const gathered = sql`${matching(listed)} offset 0`
  if (total <= mostCounted) return { ids: await pageOf(gathered), total }
  const ids = await pageOf(glanced(listed))
  return { ids: ids.length === size ? ids : await pageOf(gathered), total: mostCounted, more: true }
}
