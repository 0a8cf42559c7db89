import { jsonb, pgTable, text } from 'drizzle-orm/pg-core'
import { instant } from './columns.ts'

/** Signs of life of what has no address to ask: `worker` (some worker runs) and `sweep` (the truth sweep ended well). For /readyz only. */
export const heartbeats = pgTable('heartbeats', {
  name: text('name').$type<'worker' | 'sweep'>().primaryKey(),
  at: instant('at').notNull(),
  detail: jsonb('detail').$type<Record<string, string | number>>().notNull(),
})
