import { importByExceljs, packByExceljs } from './exceljs.ts'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { rm } from 'node:fs/promises'
import { createMeter, unmetered, type Meter } from './meter.ts'
import { importBare, importByUs, packByFloor, packByUs } from './ours.ts'
import { sizes, type SizeName } from './panel.ts'

/**
 * One row of the bench in a process of its own: `child.ts WORK SIZE FILE…` prints what it cost. A worker lives for months, so every
 * program first does one small workbook unmeasured: what is loaded once is not what a pack costs.
 */
const works = {
  'pack.us': packByUs,
  'pack.exceljs': packByExceljs,
  'pack.floor': (_size, files, meter) => packByFloor(files, meter),
  'import.us': (_size, files, meter) => importByUs(files, meter),
  'import.bare': (_size, files, meter) => importBare(files, meter),
  'import.exceljs': (_size, files, meter) => importByExceljs(files, meter),
} satisfies Record<string, (size: (typeof sizes)[SizeName], files: readonly string[], meter: Meter) => Promise<void>>

export type Work = keyof typeof works

const [work, size, ...files] = process.argv.slice(2)
const { meter, cost } = createMeter()
// The parent passes names from the tables above.
const run = works[work as Work]
const first = path.join(tmpdir(), `zhengji-warm-${process.pid}.xlsx`)
await packByUs(sizes.small, [first], unmetered)
await run(sizes.small, [first], unmetered)
await rm(first)
await run(sizes[size as SizeName], files, meter)
process.stdout.write(JSON.stringify(cost()))
