import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'

export interface Tool {
  readonly name: string
  /** Debian's package */
  readonly debian: string
  readonly present: () => boolean
  /** What is not tested without it */
  readonly skipped: string
}

const onPath = (...commands: readonly string[]): boolean =>
  commands.some((command) => spawnSync('sh', ['-c', `command -v ${command}`]).status === 0)

/** Debian's modules belong to Debian's interpreter, which need not be the first on the path. */
const pythonModule = (name: string): boolean => spawnSync('/usr/bin/python3', ['-c', `import ${name}`], { stdio: 'ignore' }).status === 0

/** The tests look for the same programs. */
export const tools: readonly Tool[] = [
  { name: 'redis-server', debian: 'redis-server', present: () => onPath('redis-server'), skipped: 'the queue on Redis' },
  {
    name: 'Chromium',
    debian: 'chromium',
    present: () => existsSync('/usr/bin/chromium') || onPath('chromium'),
    skipped: 'journeys in the browser (e2e)',
  },
  {
    name: 'a Chinese font',
    debian: 'fonts-noto-cjk',
    present: () => /[^\s]/.test(spawnSync('fc-list', [':lang=zh', 'family'], { encoding: 'utf8' }).stdout ?? ''),
    skipped: 'nothing, but screenshots show boxes',
  },
  {
    name: 'LibreOffice',
    debian: 'libreoffice-calc',
    present: () => onPath('soffice'),
    skipped: 'score sheets saved and printed by LibreOffice',
  },
  {
    name: "LibreOffice's Python interface",
    debian: 'python3-uno',
    present: () => pythonModule('uno'),
    skipped: 'score sheets filled in by hand in LibreOffice',
  },
  {
    name: 'openpyxl',
    debian: 'python3-openpyxl',
    present: () => pythonModule('openpyxl'),
    skipped: 'score sheets saved by openpyxl',
  },
  {
    name: 'pdftotext',
    debian: 'poppler-utils',
    present: () => onPath('pdftotext'),
    skipped: 'what the printed pages of a score sheet say',
  },
]

/** Installs what is missing where that is possible (Debian, as root); gives what is still missing. */
export const provideTools = (tell: (sentence: string) => void): readonly Tool[] => {
  const missing = tools.filter((tool) => !tool.present())
  if (missing.length === 0) return []
  if (process.getuid?.() === 0 && onPath('apt-get')) {
    const packages = missing.map((tool) => tool.debian)
    tell(`Installing ${packages.join(', ')} for the tests…`)
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
    spawnSync('apt-get', ['update', '-q'], { env, stdio: 'ignore' })
    // One by one: a package that cannot be had must not keep back the others.
    for (const name of packages) spawnSync('apt-get', ['install', '-y', '-q', '--no-install-recommends', name], { env, stdio: 'ignore' })
  }
  return missing.filter((tool) => !tool.present())
}
