import { execFile } from 'node:child_process'
import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { drawSheets } from '@zhengji/workbook/draw'
import { createKeep } from '@zhengji/workbook/page/keep'
import { cellStyles, toneStyles } from '@zhengji/workbook/page/styles'
import { pythonWith } from '@zhengji/workbook/testing/programs'
import type { Cost } from './meter.ts'
import { assignmentOf, sign, type Size } from './panel.ts'

const run = promisify(execFile)

export type PythonModule = 'xlsxwriter' | 'openpyxl'

const script = fileURLToPath(new URL('./peers.py', import.meta.url))

const measure = async (module: PythonModule, args: readonly string[]): Promise<Cost | null> => {
  const python = pythonWith(module)
  if (python === null) return null
  const { stdout } = await run(python, [script, module, ...args])
  // The script prints exactly this.
  return JSON.parse(stdout) as Cost
}

/** The sheets as data that a Python program can write: one model per file, styles by name. */
export const writeModels = async (size: Size, directory: string): Promise<string[]> => {
  const keep = createKeep()
  await writeFile(path.join(directory, 'styles.json'), JSON.stringify({ cells: cellStyles, tones: toneStyles }))
  const files: string[] = []
  for (let expert = 0; expert < size.experts; expert += 1) {
    const sheets = [...drawSheets(assignmentOf(size, expert), sign, keep)].map(({ model: { kept: _kept, ...model }, name }) => ({
      ...model,
      input: name ?? null,
      rows: model.rows.map(({ height, hidden, cells }) => ({
        height,
        hidden,
        cells: cells.flatMap((cell, column) => (cell === undefined ? [] : [[column, cell]])),
      })),
    }))
    const file = path.join(directory, `${expert}.json`)
    await writeFile(file, JSON.stringify(sheets))
    files.push(file)
  }
  return files
}

/** Null where the module is not installed. */
export const packByPython = (module: PythonModule, models: readonly string[], target: string): Promise<Cost | null> =>
  measure(module, ['pack', target, ...models])

export const importByPython = (files: readonly string[]): Promise<Cost | null> => measure('openpyxl', ['import', ...files])
