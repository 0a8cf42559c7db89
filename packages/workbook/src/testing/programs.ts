import { execFile, spawnSync } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { fileURLToPath } from 'node:url'

/** For tests and benches only: programs that are not ours, where they are installed. */
const run = promisify(execFile)

const works = (command: string, args: readonly string[]): boolean =>
  spawnSync(command, args, { stdio: 'ignore', timeout: 30_000 }).status === 0

/** LibreOffice, or null. */
export const soffice: string | null = works('soffice', ['--version']) ? 'soffice' : null

/** The pages of a PDF as text, or null. */
export const pdftotext: string | null = works('pdftotext', ['-v']) ? 'pdftotext' : null

/** A Python that has the module, or null. Debian's packages serve its own interpreter, which need not be the first on the path. */
export const pythonWith = (module: string): string | null =>
  ['/usr/bin/python3', 'python3'].find((python) => works(python, ['-c', `import ${module}`])) ?? null

const inDirectory = async <Result>(work: (directory: string) => Promise<Result>): Promise<Result> => {
  const directory = await mkdtemp(join(tmpdir(), 'zhengji-sheet-'))
  try {
    return await work(directory)
  } finally {
    await rm(directory, { recursive: true, force: true })
  }
}

/** Opens a workbook with LibreOffice and saves it in another format, with a profile of its own so that tests may run side by side. */
export const convertWithLibreOffice = (bytes: Uint8Array, format: 'xlsx' | 'pdf'): Promise<Buffer> =>
  inDirectory(async (directory) => {
    await writeFile(join(directory, 'in.xlsx'), bytes)
    const filter = format === 'xlsx' ? 'xlsx:Calc MS Excel 2007 XML' : format
    const profile = `-env:UserInstallation=file://${directory}/profile`
    await run(
      soffice ?? 'soffice',
      [profile, '--headless', '--convert-to', filter, '--outdir', join(directory, 'out'), join(directory, 'in.xlsx')],
      { timeout: 90_000 },
    )
    return readFile(join(directory, 'out', `in.${format}`))
  })

/** Runs a Python script with the paths of the workbook, of the result and of a scratch directory, and further arguments. */
const edit = (python: string, scriptOf: (directory: string) => Promise<readonly string[]>, bytes: Uint8Array): Promise<Buffer> =>
  inDirectory(async (directory) => {
    const [from, to] = [join(directory, 'in.xlsx'), join(directory, 'out.xlsx')]
    await writeFile(from, bytes)
    const [script = '', ...rest] = await scriptOf(directory)
    await run(python, [script, from, to, directory, ...rest], { timeout: 120_000 })
    return readFile(to)
  })

/** Runs a Python script whose arguments are the paths of the workbook and of the result. */
export const editWithPython = (python: string, script: string, bytes: Uint8Array): Promise<Buffer> =>
  edit(
    python,
    async (directory) => {
      await writeFile(join(directory, 'edit.py'), script)
      return [join(directory, 'edit.py')]
    },
    bytes,
  )

/** One thing a person does in LibreOffice: `libreoffice.py` lists the verbs. */
export type OfficeStep = readonly [verb: string, sheet: string, ...rest: readonly (string | number | boolean)[]]

/** Works through the steps in LibreOffice by its own interface and saves. Throws when a step expects what is not so. */
export const editWithLibreOffice = (python: string, steps: readonly OfficeStep[], bytes: Uint8Array): Promise<Buffer> =>
  edit(
    python,
    async (directory) => {
      await writeFile(join(directory, 'steps.json'), JSON.stringify(steps))
      return [fileURLToPath(new URL('./libreoffice.py', import.meta.url)), join(directory, 'steps.json')]
    },
    bytes,
  )

/** A word on a page, with its box in points from the upper left corner. */
export interface PdfWord {
  readonly text: string
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
}

const word = /<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">(.*?)<\/word>/g

/** The words of each page of a PDF, cell after cell. */
export const pagesOf = (pdf: Uint8Array): Promise<PdfWord[][]> =>
  inDirectory(async (directory) => {
    await writeFile(join(directory, 'in.pdf'), pdf)
    const { stdout } = await run(pdftotext ?? 'pdftotext', ['-bbox', '-raw', join(directory, 'in.pdf'), '-'], {
      maxBuffer: 64 * 1024 * 1024,
    })
    return stdout
      .split('<page ')
      .slice(1)
      .map((page) =>
        [...page.matchAll(word)].map(([, left, top, right, bottom, text = '']) => ({
          text: text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&amp;', '&'),
          left: Number(left),
          top: Number(top),
          right: Number(right),
          bottom: Number(bottom),
        })),
      )
  })
