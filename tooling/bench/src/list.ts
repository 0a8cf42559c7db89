import { drizzle } from 'drizzle-orm/node-postgres'
import pg from 'pg'
import { announcedRound } from '@zhengji/domain/round/announced'
import { findCall } from '@zhengji/domain/calls/registry'
import { creditCodeCheckCharacter } from '@zhengji/domain/enterprise/credit-code'
import { migrate } from '@zhengji/db/migrate'
import { newId } from '@zhengji/db/id'
import { createPool } from '@zhengji/db/pool'
import * as schema from '@zhengji/db/schema/index'
import { listApplications } from '@zhengji/services/application/list'
import { searchColumns } from '@zhengji/services/application/search'
import { listEnterprises } from '@zhengji/services/enterprise/list'
import { listExperts } from '@zhengji/services/expert/list'
import { searchColumns as expertColumns } from '@zhengji/services/expert/search'
import type { Context } from '@zhengji/services/context'
import { temporaryDatabase } from './database.ts'
import { measure, ratio, type Report, type Row } from './measure.ts'

const places = ['重庆', '成都', '渝北', '两江', '巴渝', '嘉陵', '长江', '南岸', '江北', '山城']
const words = ['云票', '智联', '惠民', '数字', '支付', '信息', '网络', '电商', '数据', '安全']
const forms = ['科技有限公司', '信息技术有限公司', '网络科技有限公司', '数字服务有限公司', '股份有限公司']

const pick = (list: readonly string[], index: number): string => list[index % list.length] ?? ''

const expert = (index: number, phone: string, createdAt: Temporal.Instant): typeof schema.experts.$inferInsert => {
  const employments = [{ employer: `${pick(places, index)}${pick(words, index)}研究院`, creditCode: '', until: null }]
  const of = { name: `${pick(words, index)}${index.toString(36)}`, title: '教授', phone, employments }
  return { id: newId(), realm: 'real', category: pick(['finance', 'it', 'law'], index), ...of, ...expertColumns(of), createdAt }
}

/** Rows go in by SQL: what is measured is reading. Names differ, so that a search finds few of many. */
const fill = async (db: ReturnType<typeof drizzle>, roundId: string, from: number, to: number): Promise<void> => {
  const step = 2_000
  for (let start = from; start < to; start += step) {
    const enterprises = []
    const applications = []
    for (let index = start; index < Math.min(start + step, to); index += 1) {
      const name = `${pick(places, index)}${pick(words, Math.floor(index / 10))}${index.toString(36).toUpperCase()}${pick(forms, Math.floor(index / 7))}`
      const first17 = `91500112${String(index).padStart(9, '0')}`
      const creditCode = first17 + creditCodeCheckCharacter(first17)
      const number = `CQFP2026-平-${String(index + 1).padStart(4, '0')}`
      const contactPhone = `138${String(index * 7919)
        .padStart(8, '0')
        .slice(-8)}`
      const at = Temporal.Instant.from('2026-01-26T01:00:00Z').add({ milliseconds: index * 500 })
      const id = newId()
      enterprises.push({ id, realm: 'real' as const, creditCode, name, initials: '', createdAt: at })
      applications.push({
        id: newId(),
        roundId,
        realm: 'real' as const,
        enterpriseId: id,
        role: 'platform',
        number,
        status: 'received' as const,
        ...searchColumns({ enterpriseName: name, creditCode, contactPhone, number }),
        contactName: '张三',
        contactPhone,
        createdBy: id,
        createdAt: at,
        receivedAt: at,
      })
    }
    await db.insert(schema.enterprises).values(enterprises)
    await db.insert(schema.applications).values(applications)
    await db
      .insert(schema.experts)
      .values(applications.map(({ contactPhone, createdAt }, index) => expert(start + index, contactPhone, createdAt)))
  }
  await db.execute('analyze')
}

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
      await fill(db, roundId, filled, size)
      filled = size
      const page = { roundId, page: 1, size: 20 } as const
      const applications = (search: string, change: Partial<Parameters<typeof listApplications>[1]> = {}) =>
        listApplications(ctx, { ...page, search, status: [], role: '', sort: 'created', direction: 'desc', ...change })
      const enterprises = (search: string) => listEnterprises(ctx, { ...page, search, sort: 'name', direction: 'asc' })
      const experts = (search: string) => listExperts(ctx, { ...page, search, category: '', sort: 'name', direction: 'asc' })
      const cases: Readonly<Record<string, () => Promise<unknown>>> = {
        list: () => applications(''),
        'list-by-name': () => applications('', { sort: 'name' }),
        'list-of-role': () => applications('', { role: 'platform' }),
        'list-late': () => applications('', { late: true }),
        search: () => applications('渝北支付'),
        'search-one': () => applications('ZZZ'),
        enterprises: () => enterprises(''),
        'enterprises-search': () => enterprises('渝北支付'),
        experts: () => experts(''),
        'experts-search': () => experts('7919'),
      }
      for (const [what, run] of Object.entries(cases)) {
        statements.length = 0
        await run()
        const same = [...statements]
        const label = `${what} at ${size / 1000}k rows`
        const us = await measure(label, 'us', 40, run)
        const peer = await measure(label, 'same SQL, one session', 40, async () => {
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
