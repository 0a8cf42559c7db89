import { drizzle } from 'drizzle-orm/node-postgres'
import pg from 'pg'
import { announcedRound } from '@zhengji/domain/round/announced'
import { findCall } from '@zhengji/domain/calls/registry'
import { migrate } from '@zhengji/db/migrate'
import { newId } from '@zhengji/db/id'
import { createPool } from '@zhengji/db/pool'
import * as schema from '@zhengji/db/schema/index'
import { listApplications } from '@zhengji/services/application/list'
import { listAudit } from '@zhengji/services/audit/list'
import { listEnterprises } from '@zhengji/services/enterprise/list'
import { listExperts } from '@zhengji/services/expert/list'
import { pageMessages } from '@zhengji/services/reminder/page'
import type { Context } from '@zhengji/services/context'
import { temporaryDatabase } from './database.ts'
import { fillApplications } from './many-applications.ts'
import { fillAudit, fillMessages } from './many-entries.ts'
import { measure, ratio, type Report, type Row } from './measure.ts'

/** Runs of each, after three to warm up. */
const times = 20

interface Statement {
  readonly sql: string
  readonly params: unknown[]
}

/** What the verb sends, caught on the way: the peer runs exactly that, by hand, in one session. */
const recorder = () => {
  const statements: Statement[] = []
  return { statements, logger: { logQuery: (sql: string, params: unknown[]) => void statements.push({ sql, params }) } }
}

export const benchList = async (): Promise<Report> => {
  const definition = findCall('chongqing-invoice-lottery-2026', 1)
  if (definition === undefined) throw new Error('the registry has no Chongqing call')
  const server = await temporaryDatabase()
  const rows: Row[] = []
  const ratios: Record<string, number> = {}
  try {
    await migrate(server.url)
    const pool = createPool(server.url, { role: 'owner', max: 4 })
    const { statements, logger } = recorder()
    const db = drizzle(pool, { schema, logger })
    const session = new pg.Client({ connectionString: server.url })
    await session.connect()
    const roundId = newId()
    const announced = announcedRound(definition)
    await db.insert(schema.rounds).values({
      id: roundId,
      callId: definition.id,
      callVersion: definition.version,
      realm: 'real',
      name: 'bench',
      numberPrefix: definition.numberPrefix,
      opensAt: announced.opensAt,
      closesAt: announced.closesAt,
      createdAt: announced.opensAt,
    })
    // Reading needs no port: whoever touches one in this bench gets an error.
    const ctx: Context = { db, actor: { type: 'system', job: 'bench' }, requestId: 'bench', ports: {} as Context['ports'] }
    let filled = 0
    for (const size of [10_000, 100_000]) {
      await fillApplications(db, roundId, filled, size)
      await fillMessages(db, roundId, filled)
      await fillAudit(db, roundId, filled)
      // As the database's own housekeeping leaves it after a while.
      await db.execute('vacuum analyze')
      filled = size
      const page = { roundId, page: 1, size: 20 } as const
      const applications = (search: string, change: Partial<Parameters<typeof listApplications>[1]> = {}) =>
        listApplications(ctx, { ...page, search, status: [], role: '', sort: 'created', direction: 'desc', ...change })
      const enterprises = (search: string) => listEnterprises(ctx, { ...page, search, sort: 'name', direction: 'asc' })
      const experts = (search: string) => listExperts(ctx, { ...page, search, category: '', sort: 'name', direction: 'asc' })
      const messages = (search: string, change: Partial<Parameters<typeof pageMessages>[1]> = {}) =>
        pageMessages(ctx, { ...page, search, status: '', purpose: '', sort: 'due', direction: 'asc', ...change })
      const audit = (search: string, change: Partial<Parameters<typeof listAudit>[1]> = {}) =>
        listAudit(ctx, { ...page, search, action: '', from: '', until: '', sort: 'seq', direction: 'desc', ...change })
      const cases: Readonly<Record<string, () => Promise<unknown>>> = {
        list: () => applications(''),
        'list-by-name': () => applications('', { sort: 'name' }),
        'list-by-number': () => applications('', { sort: 'number' }),
        'list-by-delivery': () => applications('', { sort: 'received' }),
        'list-of-role': () => applications('', { role: 'platform' }),
        'list-late': () => applications('', { late: true }),
        search: () => applications('渝北支付'),
        'search-one': () => applications('ZZZ'),
        'search-character': () => applications('科'),
        'search-initials-by-name': () => applications('yzf', { sort: 'name' }),
        enterprises: () => enterprises(''),
        'enterprises-search': () => enterprises('渝北支付'),
        'enterprises-character': () => enterprises('科'),
        experts: () => experts(''),
        'experts-search': () => experts('7919'),
        'experts-character': () => experts('7'),
        messages: () => messages(''),
        'messages-by-sending': () => messages('', { sort: 'sent', direction: 'desc' }),
        'messages-failed': () => messages('', { status: 'failed' }),
        'messages-search': () => messages('渝北支付'),
        'messages-character': () => messages('科'),
        audit: () => audit(''),
        'audit-day': () => audit('', { from: '2026-02-01', until: '2026-02-01' }),
        'audit-act': () => audit('', { action: 'list.export' }),
        'audit-person': () => audit('李晓燕'),
        'audit-subject': () => audit('渝北支付'),
        'audit-character': () => audit('科'),
      }
      for (const [what, run] of Object.entries(cases)) {
        statements.length = 0
        await run()
        const same = [...statements]
        const label = `${what} at ${size / 1000}k rows`
        const us = await measure(label, 'us', times, run)
        const peer = await measure(label, 'same SQL, one session', times, async () => {
          for (const { sql, params } of same) await session.query(sql, params)
        })
        rows.push(us, peer)
        ratios[`${what}.${size / 1000}k.p50.vs.sql`] = ratio(us, peer)
      }
    }
    await session.end()
    await pool.end()
  } finally {
    await server.stop()
  }
  return { rows, ratios }
}
