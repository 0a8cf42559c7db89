import { drizzle } from 'drizzle-orm/node-postgres'
import { announcedRound } from '@zhengji/domain/round/announced'
import { findCall } from '@zhengji/domain/calls/registry'
import { migrate } from '@zhengji/db/migrate'
import { newId } from '@zhengji/db/id'
import { createPool } from '@zhengji/db/pool'
import * as schema from '@zhengji/db/schema/index'
import { listApplications } from '@zhengji/services/application/list'
import { listEnterprises } from '@zhengji/services/enterprise/list'
import { listExperts } from '@zhengji/services/expert/list'
import { searchColumns as expertSearch } from '@zhengji/services/expert/search'
import type { Context } from '@zhengji/services/context'
import { temporaryDatabase } from './database.ts'
import { fill } from './list.ts'
const definition = findCall('chongqing-invoice-lottery-2026', 1)!
const server = await temporaryDatabase()
await migrate(server.url)
const pool = createPool(server.url, { role: 'owner', max: 4 })
const statements: { sql: string; params: unknown[] }[] = []
const db = drizzle(pool, { schema, logger: { logQuery: (sql: string, params: unknown[]) => void statements.push({ sql, params }) } })
const roundId = newId()
const a = announcedRound(definition)
await db.insert(schema.rounds).values({ id: roundId, callId: definition.id, callVersion: 1, realm: 'real', name: 'b', numberPrefix: 'X', opensAt: a.opensAt, closesAt: a.closesAt, createdAt: a.opensAt })
const ctx: Context = { db, actor: { type: 'system', job: 'bench' }, requestId: 'b', ports: {} as Context['ports'] }
const time = async (label: string, run: () => Promise<unknown>) => {
  for (let i = 0; i < 3; i++) await run()
  const t: number[] = []
  for (let i = 0; i < 15; i++) { const s = performance.now(); await run(); t.push(performance.now() - s) }
  t.sort((x, y) => x - y)
  console.log(label.padEnd(40), t[7]!.toFixed(1).padStart(8), t[14]!.toFixed(1).padStart(8))
}
let from = 0
const surnames = '王李张刘陈杨黄赵周吴徐孙马朱胡郭何林罗高'
for (const size of [100, 100_000]) {
  await fill(db, roundId, from, size)
  for (let s = from; s < size; s += 2000) {
    const rows = Array.from({ length: Math.min(2000, size - s) }, (_, k) => { const i = s + k; const of = { name: `${surnames[i % 20]}${surnames[(i * 7) % 20]}${i.toString(36)}`, title: '教授', phone: `139${String(i * 7919).padStart(8, '0').slice(-8)}`, employments: [{ employer: `单位${i % 500}`, creditCode: '', until: null }] }; return { id: newId(), realm: 'real' as const, category: ['finance', 'it', 'law'][i % 3]!, ...of, ...expertSearch(of), createdAt: a.opensAt } })
    await db.insert(schema.experts).values(rows)
  }
  from = size
  await db.execute('vacuum analyze')
  console.log('---', size)
  const app = (c: object) => () => listApplications(ctx, { roundId, search: '', status: [], role: '', sort: 'created', direction: 'desc', page: 1, size: 20, ...c } as never)
  const ent = (c: object) => () => listEnterprises(ctx, { roundId, search: '', sort: 'name', direction: 'asc', page: 1, size: 20, ...c } as never)
  const exp = (c: object) => () => listExperts(ctx, { roundId, search: '', category: '', sort: 'created', direction: 'asc', page: 1, size: 20, ...c } as never)
  const cases: [string, () => Promise<unknown>][] = [
    ['app created', app({})], ['app number asc', app({ sort: 'number', direction: 'asc' })], ['app name asc', app({ sort: 'name', direction: 'asc' })], ['app received desc', app({ sort: 'received' })],
    ['app status received', app({ status: ['received'] })], ['app status none', app({ status: ['correcting'] })], ['app role', app({ role: 'platform' })], ['app late', app({ late: true })], ['app search 渝北支付', app({ search: '渝北支付' })], ['app search 庆', app({ search: '庆' })], ['app search last4', app({ search: '7919' })], ['app last page', app({ page: Math.ceil(size / 20) })],
    ['ent name', ent({})], ['ent desc', ent({ direction: 'desc' })], ['ent search', ent({ search: '渝北支付' })], ['ent search 庆', ent({ search: '庆' })], ['ent last page', ent({ page: Math.ceil(size / 20) })],
    ['exp created', exp({})], ['exp name', exp({ sort: 'name' })], ['exp category', exp({ sort: 'category' })], ['exp cat filter', exp({ category: 'law' })], ['exp active', exp({ active: true })], ['exp search', exp({ search: '7919' })],
  ]
  for (const [l, r] of cases) await time(l, r)
  if (size > 1000) for (const [l, r] of cases.filter(([l]) => process.argv.slice(2).includes(l))) {
    statements.length = 0; await r()
    for (const { sql, params } of [...statements]) { const { rows } = await pool.query(`explain analyze ${sql}`, params as never[]); console.log(l, '\n', rows.map((x) => x['QUERY PLAN']).join('\n ')) }
  }
}
await pool.end(); await server.stop()
