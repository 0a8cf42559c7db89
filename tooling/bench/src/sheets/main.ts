import { execFile } from 'node:child_process'
import { mkdir, mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs, promisify } from 'node:util'
import { readWorkbook } from '@zhengji/workbook/read'
import { align } from '../measure.ts'
import type { Work } from './child.ts'
import { fillIn } from './fill.ts'
import type { Cost } from './meter.ts'
import { check, sizes, type SizeName } from './panel.ts'
import { importByPython, packByPython, writeModels, type PythonModule } from './python.ts'

/**
 * `pnpm bench:sheets [--json]`: packs of score sheets by us, by plain exceljs, by XlsxWriter and openpyxl, and the least that any
 * of them has to do; the import of the same packs. Every row in a process of its own; of up to three runs the least CPU and the
 * shortest of their longest pauses count, since a busy machine only adds.
 */
const { values } = parseArgs({ options: { json: { type: 'boolean', default: false } } })

interface SheetRow extends Cost {
  readonly what: string
  readonly who: string
}

const run = promisify(execFile)
const child = fileURLToPath(new URL('./child.ts', import.meta.url))

const inChild = (work: Work, size: SizeName, files: readonly string[]) => async (): Promise<Cost> =>
  // The child prints exactly this.
  JSON.parse((await run(process.execPath, [child, work, size, ...files])).stdout) as Cost

const runs = 3
/** Slow peers are measured once: they take a minute. */
const enoughMs = 20_000

const rows: SheetRow[] = []
const ratios: Record<string, number> = {}

const tell = (sentence: string): void => {
  if (!values.json) console.error(sentence)
}

const rounded = (value: number, digits = 1): number => Number(value.toFixed(digits))

/** Measures and notes a row; null where the program is missing. */
const row = async (what: string, who: string, work: () => Promise<Cost | null>): Promise<Cost | null> => {
  tell(`… ${what} by ${who}`)
  const started = performance.now()
  let best: Cost | null = null
  for (let time = 0; time < runs && (time === 0 || performance.now() - started < enoughMs); time += 1) {
    const cost = await work()
    if (cost === null) {
      tell(`${what} by ${who}: skipped, not installed here (Debian: python3-${who.split(' ')[0]?.toLowerCase()})`)
      return null
    }
    const pauseMs = Math.min(cost.pauseMs ?? Infinity, best?.pauseMs ?? Infinity)
    best = { ...(best === null || cost.cpuMs < best.cpuMs ? cost : best), pauseMs: Number.isFinite(pauseMs) ? pauseMs : null }
  }
  if (best === null) return null
  rows.push({
    what,
    who,
    cpuMs: rounded(best.cpuMs),
    wallMs: rounded(best.wallMs),
    peakMiB: rounded(best.peakMiB),
    pauseMs: best.pauseMs === null ? null : rounded(best.pauseMs),
  })
  return best
}

const compare = (name: string, us: Cost | null, peer: Cost | null, of: (cost: Cost) => number = ({ cpuMs }) => cpuMs): void => {
  if (us !== null && peer !== null) ratios[name] = rounded(of(us) / of(peer), 3)
}

/** A peer that left something out would be cheaper by that: what it wrote has to pass as a sheet of ours. */
const mustBeOurs = async (file: string): Promise<void> => {
  const read = await readWorkbook(await readFile(file), check)
  if (!read.ok) throw new Error(`${file} is not the same sheet: ${read.refusal.reason} ${JSON.stringify(read.refusal.params)}`)
}

const folder = async (...names: string[]): Promise<string> => {
  const made = path.join(...names)
  await mkdir(made, { recursive: true })
  return made
}

const filesIn = (directory: string, size: SizeName): string[] =>
  Array.from({ length: sizes[size].experts }, (_, expert) => path.join(directory, `${expert}.xlsx`))

const shown = (size: SizeName): string => Object.values(sizes[size]).join('×')

const benchPack = async (size: SizeName, directory: string): Promise<readonly string[]> => {
  const what = `pack ${shown(size)}`
  const ours = filesIn(await folder(directory, 'us'), size)
  const us = await row(what, 'us', inChild('pack.us', size, ours))
  const floor = await row(what, 'deflate alone', inChild('pack.floor', size, ours))
  const theirs = filesIn(await folder(directory, 'exceljs'), size)
  const exceljs = await row(what, 'exceljs', inChild('pack.exceljs', size, theirs))
  await mustBeOurs(theirs[0] ?? '')
  compare(`pack.${size}.cpu.vs.floor`, us, floor)
  compare(`pack.${size}.cpu.vs.exceljs`, us, exceljs)
  compare(`pack.${size}.memory.vs.exceljs`, us, exceljs, ({ peakMiB }) => peakMiB)
  const models = await writeModels(sizes[size], await folder(directory, 'models'))
  for (const [module, who] of [
    ['xlsxwriter', 'XlsxWriter'],
    ['openpyxl', 'openpyxl'],
  ] satisfies [PythonModule, string][]) {
    const target = await folder(directory, module)
    const peer = await row(what, who, () => packByPython(module, models, target))
    if (peer !== null) await mustBeOurs(path.join(target, '0.xlsx'))
    compare(`pack.${size}.cpu.vs.${module}`, us, peer)
  }
  return ours
}

const benchImport = async (size: SizeName, directory: string, issued: readonly string[]): Promise<void> => {
  const filled = filesIn(await folder(directory, 'filled'), size)
  for (const [index, file] of issued.entries()) await fillIn(file, filled[index] ?? '')
  const what = `import ${shown(size)}`
  const us = await row(what, 'us', inChild('import.us', size, filled))
  await row(what, 'us, no thread', inChild('import.bare', size, filled))
  compare(`import.${size}.cpu.vs.exceljs`, us, await row(what, 'exceljs', inChild('import.exceljs', size, filled)))
  compare(`import.${size}.cpu.vs.openpyxl`, us, await row(what, 'openpyxl read_only', () => importByPython(filled)))
}

const scratch = await mkdtemp(path.join(tmpdir(), 'zhengji-sheets-'))
try {
  for (const size of ['small', 'medium', 'large'] as const) {
    const directory = await folder(scratch, size)
    await benchImport(size, directory, await benchPack(size, directory))
  }
  // A heap grows to its working size at first, whatever it holds; what counts is that it stays there.
  const files = filesIn(await folder(scratch, 'throng'), 'throng')
  const crowd = await row(`pack ${shown('crowd')}`, 'us', inChild('pack.us', 'crowd', files.slice(0, sizes.crowd.experts)))
  const throng = await row(`pack ${shown('throng')}`, 'us', inChild('pack.us', 'throng', files))
  const large = rows.find(({ what, who }) => what === `pack ${shown('large')}` && who === 'us') ?? null
  compare('pack.memory.60.vs.15.experts', crowd, large, ({ peakMiB }) => peakMiB)
  compare('pack.memory.240.vs.60.experts', throng, crowd, ({ peakMiB }) => peakMiB)
} finally {
  await rm(scratch, { recursive: true, force: true })
}

if (values.json) console.log(JSON.stringify({ rows, ratios }))
else {
  const lines = rows.map(({ what, who, cpuMs, wallMs, peakMiB, pauseMs }) =>
    [what, who, cpuMs, wallMs, peakMiB, pauseMs].map((cell) => String(cell ?? '–')),
  )
  console.log(align([['what', 'who', 'cpu ms', 'wall ms', 'peak MiB', 'longest pause ms'], ...lines]))
  for (const [name, value] of Object.entries(ratios)) console.log(`${name} = ${value}`)
}
