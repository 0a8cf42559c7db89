import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { brotliDecompressSync } from 'node:zlib'
import { oldChromium } from './binary.ts'

/** Brings Chromium 103 for the tests; nothing of the package is run but the browser, and that only when it is this one to the bit. */
const wanted = '@sparticuz/chromium@103.0.0'
const sha256 = 'ddc1542975cd9c2c3dc2106cc377418de703836da23279a6bd310a9e092fc838'

if (process.platform !== 'linux' || process.arch !== 'x64') throw new Error('Chromium 103 comes for Linux on x64 alone')
const temporary = mkdtempSync(path.join(tmpdir(), 'zhengji-chromium-'))
try {
  execFileSync('npm', ['pack', wanted, '--silent', '--pack-destination', temporary], { stdio: 'ignore' })
  execFileSync('tar', ['-xzf', 'sparticuz-chromium-103.0.0.tgz', 'package/bin/chromium.br'], { cwd: temporary })
  const browser = brotliDecompressSync(readFileSync(path.join(temporary, 'package/bin/chromium.br')))
  const found = createHash('sha256').update(browser).digest('hex')
  if (found !== sha256) throw new Error(`${wanted} holds another browser than expected: ${found}`)
  mkdirSync(oldChromium.folder, { recursive: true })
  const fresh = `${oldChromium.path}-${process.pid}`
  writeFileSync(fresh, browser, { mode: 0o755 })
  renameSync(fresh, oldChromium.path)
} finally {
  rmSync(temporary, { recursive: true, force: true })
}
