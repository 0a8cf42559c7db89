import { getTableConfig, PgTable } from 'drizzle-orm/pg-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createTestDatabase, type TestDatabase } from '@zhengji/testing/database'
import { appendOnlyTables } from './privileges.ts'
import * as schema from './schema/index.ts'

const tables = Object.values(schema)
  .filter((value) => value instanceof PgTable)
  .map((table) => getTableConfig(table).name)

const denied = { code: '42501' }

let database: TestDatabase
beforeAll(async () => {
  database = await createTestDatabase()
})
afterAll(() => database.drop())

describe('privileges of the application', () => {
  it('cover every table of the schema and no other one', async () => {
    const { rows } = await database.owner.query<{ name: string }>(
      `select tablename as name from pg_tables where schemaname = 'public' order by 1`,
    )
    expect(rows.map((row) => row.name)).toEqual(tables.sort())
  })

  it.each(tables)('%s can be read, never deleted from, never truncated', async (table) => {
    await expect(database.pool.query(`select * from ${table} limit 1`)).resolves.toMatchObject({ rowCount: 0 })
    await expect(database.pool.query(`delete from ${table}`)).rejects.toMatchObject(denied)
    await expect(database.pool.query(`truncate ${table} cascade`)).rejects.toMatchObject(denied)
    await expect(database.pool.query(`drop table ${table}`)).rejects.toMatchObject(denied)
  })

  it.each(tables)('%s can be updated exactly when it is not append-only', async (table) => {
    const { rows } = await database.owner.query<{ column: string }>(
      `select quote_ident(column_name) as column from information_schema.columns where table_schema = 'public' and table_name = $1 limit 1`,
      [table],
    )
    const update = database.pool.query(`update ${table} set ${rows[0]?.column} = ${rows[0]?.column}`)
    if (appendOnlyTables.includes(table)) await expect(update).rejects.toMatchObject(denied)
    else await expect(update).resolves.toMatchObject({ rowCount: 0 })
  })

  it('do not allow tables of its own, nor the ledger of migrations', async () => {
    await expect(database.pool.query('create table public.mine (id int)')).rejects.toMatchObject(denied)
    await expect(database.pool.query('delete from drizzle.__drizzle_migrations')).rejects.toMatchObject(denied)
  })
})
