import { parseArgs } from 'node:util'
import { table, type Report } from './measure.ts'
import { benchImport } from './import.ts'
import { benchList } from './list.ts'
import { benchReminder } from './reminder.ts'
import { benchResult } from './result.ts'
import { benchStart } from './start.ts'

/**
 * `npm run bench [-- --json] [--only start|list|import|result|reminder]`: us beside the floor in one run, as ratios.
 * The machines are shared and noisy: ratios of one run are comparable, times of different runs are not.
 */
const { values } = parseArgs({ options: { json: { type: 'boolean', default: false }, only: { type: 'string' } } })

const benches: Readonly<Record<string, () => Promise<Report>>> = {
  start: benchStart,
  list: benchList,
  import: benchImport,
  result: benchResult,
  reminder: benchReminder,
}

const chosen = values.only === undefined ? Object.keys(benches) : [values.only]
const unknown = chosen.find((name) => !(name in benches))
if (unknown !== undefined) {
  console.error(`--only ${unknown}: there is no such bench; choose one of ${Object.keys(benches).join(', ')}.`)
  process.exit(2)
}
const reports: Report[] = []
for (const name of chosen) {
  if (!values.json) console.error(`… ${name}`)
  const report = await benches[name]?.()
  if (report !== undefined) reports.push(report)
}
const rows = reports.flatMap((report) => report.rows)
const ratios = Object.assign({}, ...reports.map((report) => report.ratios)) as Record<string, number>
if (values.json) console.log(JSON.stringify({ rows, ratios }))
else {
  console.log(table(rows))
  console.log(
    Object.entries(ratios)
      .map(([name, value]) => `${name} = ${value}`)
      .join('\n'),
  )
}
