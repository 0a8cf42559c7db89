import { drizzle } from 'drizzle-orm/node-postgres'
import { parseArgs } from 'node:util'
import { createPool } from '@zhengji/db/pool'
import * as schema from '@zhengji/db/schema/index'
import type { RoundView } from '@zhengji/domain/round/view'
import { openBrowser, openDesk, type Screen } from '@zhengji/e2e/browser'
import { atLeast, exactly, sizeBudgets, type Budget } from '@zhengji/e2e/budget/budgets'
import { measureBuild } from '@zhengji/e2e/budget/built-sizes'
import { ask } from '@zhengji/e2e/interface/ask'
import { startSystem, type System } from '@zhengji/e2e/system'
import { findInstance } from '@zhengji/launch/instance-lock'
import { fillApplications } from '../many-applications.ts'
import { percentile, table, type Row } from '../measure.ts'
import { filterList, openFromList, scrollThrough } from './use-list.ts'
import { coldLoad } from './watch-load.ts'

/**
 * `npm run bench:web [-- --json]`: weight and speed of the pages in Chromium, on a system of its own with 100,000 applications.
 * Sizes, foreign requests and the security policy have budgets and end it with code 1; times are only told: machines are shared.
 */
const { values } = parseArgs({ options: { json: { type: 'boolean', default: false } } })
const tell = (line: string): void => {
  if (!values.json) console.error(line)
}

const many = 100_000
const runs = 5
/** Frames a second that look as if nothing were missing at 60. */
const smooth = 55
const budgets: Record<string, Budget> = {}
const rows: Row[] = []

const round = (value: number): number => Math.round(value * 10) / 10
const add = (what: string, who: string, times: readonly number[]): void => {
  const sorted = [...times].sort((a, b) => a - b)
  rows.push({ what, who, p50Ms: round(percentile(sorted, 0.5)), p99Ms: round(percentile(sorted, 0.99)), cpuMs: null, peakMiB: null })
}
const repeat = async (work: () => Promise<number>): Promise<readonly number[]> => {
  const times: number[] = []
  for (let run = 0; run < runs; run += 1) times.push(await work())
  return times
}

const fillRound = async (system: System, roundId: string): Promise<void> => {
  const instance = await findInstance(system.dataDir)
  if (instance?.databaseUrl == null) throw new Error('the system that was just started names no database')
  const pool = createPool(instance.databaseUrl, { role: 'owner', max: 2 })
  await fillApplications(drizzle(pool, { schema }), roundId, 0, many)
  await pool.end()
}

const measureLoads = async (system: System, desk: Screen, pages: Readonly<Record<string, string>>): Promise<void> => {
  const cookies = await desk.context.cookies()
  for (const [name, path] of Object.entries(pages)) {
    tell(`… first load of ${name}`)
    const loads = []
    for (let run = 0; run < runs; run += 1) loads.push(await coldLoad(desk.context.browser()!, `${system.url}${path}`, cookies))
    add(
      `first load of ${name}, 4× slower processor`,
      'until it answers',
      loads.map(({ interactive }) => interactive),
    )
    add(
      `first load of ${name}, 4× slower processor`,
      'in long tasks',
      loads.map(({ longTaskMs }) => longTaskMs),
    )
  }
}

Object.assign(budgets, sizeBudgets(measureBuild()))
const system = await startSystem()
const browser = await openBrowser()
try {
  tell('… demonstration')
  const { officer } = await system.loadDemonstration()
  if (officer === undefined) throw new Error('the demonstration printed no officer')
  const desk = await openDesk(browser, system.url, officer)
  const rounds = await ask<readonly RoundView[]>(desk.page, 'rounds.list')
  const idOf = (realm: RoundView['realm']) => rounds.find((one) => one.realm === realm)?.id ?? ''
  const rehearsal = `/r/${idOf('rehearsal')}`
  const real = `/r/${idOf('real')}`

  await measureLoads(system, desk, {
    'the workbench': `${rehearsal}/dashboard`,
    'the list': `${rehearsal}/applications`,
    'the counter': `${rehearsal}/intake`,
  })
  tell(`… ${many} applications`)
  await fillRound(system, idOf('real'))
  const list = `${system.url}${real}/applications`
  add(`filter a list of ${many}`, 'by a fragment of the name', await repeat(() => filterList(desk.page, list, 'ZZZ', 'ZZZ')))
  add(`filter a list of ${many}`, 'by initials', await repeat(() => filterList(desk.page, list, 'yzf', '支付')))
  add('open an application', 'from the list', await repeat(() => openFromList(desk.page, `${system.url}${rehearsal}/applications`)))
  const scrolled = await scrollThrough(desk.page, list)
  rows.push({
    what: `scroll the largest page of ${many}: ${round(scrolled.fps)} frames a second`,
    who: 'a frame',
    p50Ms: round(1_000 / scrolled.fps),
    p99Ms: round(scrolled.p95),
    cpuMs: null,
    peakMiB: null,
  })

  budgets['scroll.fps'] = atLeast(round(scrolled.fps), smooth)
  budgets['requests.foreign'] = exactly(desk.strangers.length, 0)
  budgets['policy.violations'] = exactly(desk.forbidden.length, 0)
} finally {
  await browser.close()
  await system.stop()
}

const ratios = {
  'filter.100k.p50.vs.open': round(
    (rows.find(({ what }) => what.startsWith('filter'))?.p50Ms ?? 0) / (rows.find(({ what }) => what.startsWith('open'))?.p50Ms ?? 1),
  ),
}
if (values.json) console.log(JSON.stringify({ rows, ratios, budgets }))
else {
  console.log(table(rows))
  for (const [name, { value, limit, ok }] of Object.entries(budgets)) console.log(`${ok ? 'ok  ' : 'OVER'}  ${name} = ${value} (${limit})`)
}
process.exitCode = Object.values(budgets).every(({ ok }) => ok) ? 0 : 1
