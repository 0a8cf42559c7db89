import { parseArgs } from 'node:util'
import { rehearse, type Report } from './rehearse.ts'

/**
 * `pnpm rehearse [--speed N] [--json] [--enterprises 500] [--experts 9] [--store both|postgres|redis]`: the three days of the call in
 * minutes, with workers that are killed, a cut-off that is moved and a Redis that is emptied. Exits 1 when something was lost, doubled or
 * more than a minute late.
 */
const { values } = parseArgs({
  options: {
    speed: { type: 'string', default: '600' },
    json: { type: 'boolean', default: false },
    enterprises: { type: 'string', default: '500' },
    experts: { type: 'string', default: '9' },
    store: { type: 'string', default: 'both' },
  },
})

const whole = (name: 'speed' | 'enterprises' | 'experts', least: number, most: number): number => {
  const value = Number(values[name])
  if (Number.isInteger(value) && value >= least && value <= most) return value
  console.error(`--${name} ${values[name]}: a whole number from ${least} to ${most}.`)
  return process.exit(2)
}
// Faster than this the last hour of the call would last less than two seconds, and no worker could be killed in it.
const speed = whole('speed', 1, 2_000)
const enterprises = whole('enterprises', 10, 5_000)
const experts = whole('experts', 5, 99)
if (experts % 2 === 0) {
  console.error(`--experts ${experts}: a panel has an odd number of members.`)
  process.exit(2)
}
const stores = (['postgres', 'redis'] as const).filter((store) => values.store === 'both' || values.store === store)
if (stores.length === 0) {
  console.error(`--store ${values.store}: postgres, redis or both.`)
  process.exit(2)
}
const at = (local: string) => Temporal.PlainDateTime.from(local).toZonedDateTime('Asia/Shanghai').toInstant()
/** Within so many seconds of its due instant. */
const longest = 60

const runs: Report[] = []
for (const queueStore of stores) {
  const report = await rehearse({
    speed,
    enterprises,
    experts,
    queueStore,
    opensAt: at('2026-01-26T09:00'),
    closesAt: at('2026-01-28T17:30'),
    extension: Temporal.Duration.from({ hours: 2 }),
    killsAt: [48, 24, 4, 1],
    tell: (line) => console.error(`… ${line}`),
  })
  if (report === null) console.error(`skipped: the queue on ${queueStore}, because redis-server is not installed here`)
  else runs.push(report)
}

const sum = (pick: (run: Report) => number): number => runs.reduce((total, run) => total + pick(run), 0)
const most = (pick: (run: Report) => number): number => Math.max(0, ...runs.map(pick))
const total = {
  planned: sum(({ planned }) => planned),
  sent: sum(({ sent }) => sent),
  skipped: sum(({ skipped }) => skipped),
  cancelled: sum(({ cancelled }) => cancelled),
  duplicates: sum(({ duplicates }) => duplicates),
  lost: sum(({ lost }) => lost),
  maxLatenessS: most(({ maxLatenessS }) => maxLatenessS),
  kills: sum(({ kills }) => kills),
  queueStore: runs.map(({ queueStore }) => queueStore).join('+'),
}
const good =
  runs.length > 0 &&
  total.lost === 0 &&
  sum(({ overtaken }) => overtaken) === 0 &&
  total.duplicates === 0 &&
  total.maxLatenessS <= longest &&
  sum(({ failed }) => failed) === 0
if (values.json) console.log(JSON.stringify({ ...total, ok: good, speed, runs }))
else {
  for (const run of runs) {
    console.log(`\nqueue on ${run.queueStore}: ${run.planned} messages planned in ${run.seconds} s of play`)
    console.log(`  sent ${run.sent}, skipped ${run.skipped}, cancelled ${run.cancelled}, failed ${run.failed}`)
    console.log(
      `  lost ${run.lost}, overtaken ${run.overtaken}, duplicates ${run.duplicates}, letters that the mail server saw twice ${run.repeatedLetters}`,
    )
    console.log(
      `  latest after its due instant: ${run.maxLatenessS} s of the run = ${run.maxLatenessOfCallS} s of the call (${run.latest})`,
    )
    console.log(`  workers killed ${run.kills}, Redis emptied ${run.emptied}`)
    for (const [what, count] of Object.entries(run.overtakenAt)) console.log(`    overtaken ${count}: ${what} of the run`)
    for (const [reason, count] of Object.entries(run.reasons)) console.log(`    ${reason}: ${count}`)
  }
  console.log(
    good
      ? `\nEvery planned message has exactly one effect, none more than ${longest} s late.`
      : '\nSomething was lost, doubled or late: see above.',
  )
}
process.exit(good ? 0 : 1)
