import { existsSync, globSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { root } from './repository.ts'

/** Checks every Markdown page of the repository: what it names must exist. Prints page, line and name; exits 1 when something is missing. */
const pages = globSync('**/*.md', { cwd: root, exclude: (name) => /(^|\/)(node_modules|dist|types|\.\w[^/]*)$/.test(name) })
const { scripts } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as {
  readonly scripts: Readonly<Record<string, string>>
}

/** Commands of npm and pnpm themselves */
const builtIn = new Set(['install', 'run', 'start', 'test', 'exec', 'ci', 'add'])

const isPlaceholder = (name: string): boolean => /[<>{}*…]|\.\.\./.test(name)

const faultsOf = (page: string, line: string): string[] => {
  const faults: string[] = []
  const here = path.dirname(path.join(root, page))
  for (const [, target = ''] of line.matchAll(/\]\(([^)\s]+)\)/g)) {
    if (/^(https?:|mailto:|#)/.test(target)) continue
    const file = decodeURIComponent(target.split('#')[0] ?? '')
    if (!existsSync(path.resolve(here, file))) faults.push(target)
  }
  for (const [, code = ''] of line.matchAll(/`([^`]+)`/g)) {
    const [name = ''] = code.split(/[\s:#]/)
    if (/^(packages|apps|tooling|e2e|docs|\.ci)\//.test(name) && !isPlaceholder(name) && !/\/(dist|types)\b/.test(name)) {
      if (!existsSync(path.join(root, name))) faults.push(name)
    }
    const script = /^p?npm (?:run )?([\w:-]+)/.exec(code)?.[1]
    if (script !== undefined && !builtIn.has(script) && !(script in scripts) && !code.startsWith('pnpm --')) faults.push(code)
  }
  return faults
}

const faults = pages.flatMap((page) =>
  readFileSync(path.join(root, page), 'utf8')
    .split('\n')
    .flatMap((line, index) => faultsOf(page, line).map((name) => `${page}:${index + 1} names ${name}, which does not exist`)),
)
for (const fault of faults) console.error(fault)
process.exit(faults.length === 0 ? 0 : 1)
