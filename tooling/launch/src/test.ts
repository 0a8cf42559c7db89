import { spawn } from 'node:child_process'
import { globSync } from 'node:fs'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { buildPages } from './build-pages.ts'
import { sentenceOf } from './complaint.ts'
import { root } from './repository.ts'
import { countsOf, failuresOf, kinds, none, sum, type Counts, type Kind } from './test-counts.ts'
import { provideTools, recipe } from './test-tools.ts'

const tell = (sentence: string): void => console.log(sentence)

const seconds = (startedAt: number): number => Math.round((performance.now() - startedAt) / 1000)

/** Said once more at the end, where nobody has to scroll for it. */
const failures: string[] = []

/** Runs vitest on the projects and reads its report; something that fails outside every test counts as one failure. */
const runVitest = async (projects: readonly Kind[], filters: readonly string[]): Promise<Readonly<Record<Kind, Counts>>> => {
  const directory = await mkdtemp(path.join(tmpdir(), 'zhengji-report-'))
  const file = path.join(directory, 'report.json')
  try {
    const args = [
      'run',
      ...projects.flatMap((project) => ['--project', project]),
      '--passWithNoTests',
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${file}`,
    ]
    const code = await new Promise<number>((resolve) => {
      const child = spawn(process.execPath, [path.join(root, 'node_modules/vitest/vitest.mjs'), ...args, ...filters], {
        cwd: root,
        stdio: 'inherit',
      })
      for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => child.kill(signal))
      child.once('error', () => resolve(1))
      child.once('exit', (status) => resolve(status ?? 1))
    })
    const written = await readFile(file, 'utf8').catch(() => null)
    // The report's shape is vitest's.
    const report = written === null ? { testResults: [] } : (JSON.parse(written) as Parameters<typeof countsOf>[0])
    failures.push(...failuresOf(report))
    const counts = countsOf(report)
    const failed = kinds.some((kind) => counts[kind].failed > 0)
    const kind = projects[0] ?? 'unit'
    return code !== 0 && !failed ? { ...counts, [kind]: sum(counts[kind], { passed: 0, failed: 1, skipped: 0 }) } : counts
  } finally {
    await rm(directory, { recursive: true, force: true })
  }
}

const filters = process.argv.slice(2)
const missing = provideTools(tell)
const took: Partial<Record<'unit' | 'e2e', number>> = {}

let startedAt = performance.now()
const first = await runVitest(['unit', 'integration'], filters)
took.unit = seconds(startedAt)

startedAt = performance.now()
let e2e = none
const journeys = globSync('e2e/src/**/*.e2e.test.ts', { cwd: root }).filter(
  (file) => filters.length === 0 || filters.some((filter) => file.includes(filter)),
)
if (journeys.length > 0) {
  if (missing.some(({ name }) => name === 'Chromium')) {
    // Files, not tests: without a browser nobody knows how many there are inside.
    e2e = { passed: 0, failed: 0, skipped: journeys.length }
  } else {
    try {
      await buildPages(tell)
      ;({ e2e } = await runVitest(['e2e'], filters))
    } catch (error) {
      console.error(sentenceOf(error))
      e2e = { passed: 0, failed: 1, skipped: 0 }
    }
  }
}
took.e2e = seconds(startedAt)

const rows: readonly (readonly [string, Counts, string])[] = [
  ['unit', first.unit, ''],
  ['integration', first.integration, `${took.unit} s with unit`],
  ['e2e', e2e, `${took.e2e} s`],
]
tell('')
tell('kind          passed  failed  skipped')
for (const [kind, { passed, failed, skipped }, time] of rows) {
  tell(`${kind.padEnd(12)}  ${String(passed).padStart(6)}  ${String(failed).padStart(6)}  ${String(skipped).padStart(7)}  ${time}`)
}
for (const tool of missing) tell(`not tested: ${tool.skipped} — ${tool.name} is missing here and could not be installed (${recipe(tool)})`)
for (const failure of failures) tell(`failed: ${failure.replace(`${root}/`, '')}`)
const total = rows.map(([, counts]) => counts).reduce(sum, none)
tell(`${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`)
process.exit(total.failed === 0 && total.passed > 0 ? 0 : 1)
