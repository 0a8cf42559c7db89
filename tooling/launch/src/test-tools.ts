import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import path from 'node:path'
import { root } from './repository.ts'

export interface Tool {
  readonly name: string
  /** What brings it: Debian's package, or a script of ours for what Debian does not have. */
  readonly from: { readonly debian: string } | { readonly script: string }
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
  { name: 'redis-server', from: { debian: 'redis-server' }, present: () => onPath('redis-server'), skipped: 'the queue on Redis' },
  {
    name: 'Chromium',
    from: { debian: 'chromium' },
    present: () => existsSync('/usr/bin/chromium') || onPath('chromium'),
    skipped: 'journeys in the browser (e2e)',
  },
  {
    name: 'Chromium 103',
    from: { script: 'e2e/src/old-browser/install.ts' },
    present: () => existsSync(path.join(root, 'node_modules/.cache/chromium-103/chromium')),
    skipped: 'the pages in an old browser',
  },
  {
    name: 'a Chinese font',
    from: { debian: 'fonts-noto-cjk' },
    present: () => /[^\s]/.test(spawnSync('fc-list', [':lang=zh', 'family'], { encoding: 'utf8' }).stdout ?? ''),
    skipped: 'nothing, but screenshots show boxes',
  },
  {
    name: 'LibreOffice',
    from: { debian: 'libreoffice-calc' },
    present: () => onPath('soffice'),
    skipped: 'score sheets saved and printed by LibreOffice',
  },
  {
    name: "LibreOffice's Python interface",
    from: { debian: 'python3-uno' },
    present: () => pythonModule('uno'),
    skipped: 'score sheets filled in by hand in LibreOffice',
  },
  {
    name: 'openpyxl',
    from: { debian: 'python3-openpyxl' },
    present: () => pythonModule('openpyxl'),
    skipped: 'score sheets saved by openpyxl',
  },
  {
    name: 'pdftotext',
    from: { debian: 'poppler-utils' },
    present: () => onPath('pdftotext'),
    skipped: 'what the printed pages of a score sheet say',
  },
]

/** How a person brings it. */
export const recipe = ({ from }: Tool): string => ('debian' in from ? `Debian: apt-get install ${from.debian}` : `node ${from.script}`)

/** Installs what is missing where that is possible (Debian's as root); gives what is still missing. */
export const provideTools = (tell: (sentence: string) => void): readonly Tool[] => {
  const missing = tools.filter((tool) => !tool.present())
  const packages = missing.flatMap(({ from }) => ('debian' in from ? [from.debian] : []))
  const scripts = missing.flatMap(({ from }) => ('script' in from ? [from.script] : []))
  if (missing.length > 0) tell(`Installing ${missing.map(({ name }) => name).join(', ')} for the tests…`)
  for (const script of scripts) spawnSync(process.execPath, [path.join(root, script)], { stdio: 'ignore', timeout: 180_000 })
  if (packages.length > 0 && process.getuid?.() === 0 && onPath('apt-get')) {
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
    spawnSync('apt-get', ['update', '-q'], { env, stdio: 'ignore' })
    // One by one: a package that cannot be had must not keep back the others.
    for (const name of packages) spawnSync('apt-get', ['install', '-y', '-q', '--no-install-recommends', name], { env, stdio: 'ignore' })
  }
  return missing.filter((tool) => !tool.present())
}
