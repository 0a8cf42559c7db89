import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { inject } from 'vitest'
import { connect, type Database } from '@zhengji/db/database'
import { createPool } from '@zhengji/db/pool'
import './provided.ts'
import { templateDatabase } from './template.ts'

export interface TestDatabase {
  /** Connection string of the owner, for what opens its own pools (a server, a worker, a queue). */
  readonly url: string
  /** Drizzle as the application's role: what verbs get as `ctx.db`. */
  readonly db: Database
  /** The pool under `db`. */
  readonly pool: pg.Pool
  /** The owner's pool: may do everything, so only for tests that tamper. */
  readonly owner: pg.Pool
  drop(): Promise<void>
}

const administer = async (statement: string): Promise<void> => {
  const client = new pg.Client({ connectionString: inject('postgresUrl') })
  await client.connect()
  try {
    await client.query(statement)
  } finally {
    await client.end()
  }
}

/**
 * A migrated, empty database of its own, cloned in some 30 ms. Call it in `beforeAll` and `drop()` it in `afterAll`;
 * each test mints the rows it needs, so tests of a file may share one.
 */
export const createTestDatabase = async (): Promise<TestDatabase> => {
  const name = `test_${randomBytes(6).toString('hex')}`
  await administer(`create database ${name} template ${templateDatabase} strategy file_copy`)
  const address = new URL(inject('postgresUrl'))
  address.pathname = `/${name}`
  const pool = createPool(address.href, { role: 'app' })
  const owner = createPool(address.href, { role: 'owner', max: 2 })
  const drop = async () => {
    await Promise.all([pool.end(), owner.end()])
    // A server or worker that a test left connected does not keep the database alive.
    await administer(`drop database ${name} with (force)`)
  }
  return { url: address.href, db: connect(pool), pool, owner, drop }
}
