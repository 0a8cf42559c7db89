import { drizzle } from 'drizzle-orm/node-postgres'
import type pg from 'pg'
import * as schema from './schema/index.ts'

export const connect = (pool: pg.Pool) => drizzle(pool, { schema })

type Root = ReturnType<typeof connect>
type Transaction = Parameters<Parameters<Root['transaction']>[0]>[0]

/** A connection pool or a transaction on one of its connections; verbs compose because they cannot tell. */
export type Database = Root | Transaction
