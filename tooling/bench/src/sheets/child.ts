import { importByExceljs, packByExceljs } from './exceljs.ts'
import { createMeter, type Meter } from './meter.ts'
import { importBare, importByUs, packByFloor, packByUs } from './ours.ts'
import { sizes, type SizeName } from './panel.ts'

/** One row of the bench in a process of its own: `child.ts WORK SIZE FILE…` prints what it cost. */
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
await works[work as Work](sizes[size as SizeName], files, meter)
process.stdout.write(JSON.stringify(cost()))
