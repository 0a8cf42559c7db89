import { execFile, spawnSync } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'

const run = promisify(execFile)

const works = (command: string, args: readonly string[]): boolean =>
  spawnSync(command, args, { stdio: 'ignore', timeout: 30_000 }).status === 0

/** LibreOffice, or null. */
export const soffice: string | null = works('soffice', ['--version']) ? 'soffice' : null

/** A Python that has openpyxl, or null. */
export const pythonWithOpenpyxl: string | null =
  ['python3', '/usr/bin/python3'].find((python) => works(python, ['-c', 'import openpyxl'])) ?? null

/** A Python that drives LibreOffice by its API, or null. */
export const pythonWithUno: string | null =
  soffice === null ? null : (['/usr/bin/python3', 'python3'].find((python) => works(python, ['-c', 'import uno'])) ?? null)

const inDirectory = async <Result>(work: (directory: string) => Promise<Result>): Promise<Result> => {
  const directory = await mkdtemp(join(tmpdir(), 'zhengji-sheet-'))
  try {
    return await work(directory)
  } finally {
    await rm(directory, { recursive: true, force: true })
  }
}

/** Opens and saves a workbook with LibreOffice, with a profile of its own so that tests may run side by side. */
export const resaveWithLibreOffice = (bytes: Uint8Array): Promise<Buffer> =>
  inDirectory(async (directory) => {
    await writeFile(join(directory, 'in.xlsx'), bytes)
    await run(
      soffice ?? 'soffice',
      [
        `-env:UserInstallation=file://${directory}/profile`,
        '--headless',
        '--convert-to',
        'xlsx:Calc MS Excel 2007 XML',
        '--outdir',
        join(directory, 'out'),
        join(directory, 'in.xlsx'),
      ],
      { timeout: 90_000 },
    )
    return readFile(join(directory, 'out', 'in.xlsx'))
  })

/** Runs a Python script with the paths of the workbook and of the result as its arguments. */
export const editWithPython = (python: string, script: string, bytes: Uint8Array): Promise<Buffer> =>
  inDirectory(async (directory) => {
    const [from, to] = [join(directory, 'in.xlsx'), join(directory, 'out.xlsx')]
    await writeFile(from, bytes)
    await writeFile(join(directory, 'edit.py'), script)
    await run(python, [join(directory, 'edit.py'), from, to, directory], { timeout: 120_000 })
    return readFile(to)
  })
