import { execFile } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { afterAll, describe, expect, it } from 'vitest'
import { assignmentOf, sign } from './testing/assignment.ts'
import { unpack } from './testing/fill.ts'
import { hostileCorpus } from './testing/hostile.ts'
import type { Peak, Verdict } from './testing/verdicts.ts'
import { writeSheet } from './write.ts'

/** CPU time, which a busy machine does not stretch as it does the clock; the first file also pays for the start. */
const limits = { cpuMs: 2000, peakMiB: 300 }

const valid = Buffer.from(await writeSheet(assignmentOf(), { sign }))
const corpus = hostileCorpus(valid, await unpack(valid), '评分表·统筹服务机构')
const directory = await mkdtemp(join(tmpdir(), 'zhengji-hostile-'))
afterAll(() => rm(directory, { recursive: true, force: true }))

const files = await Promise.all(
  corpus.map(async ({ bytes }, index) => {
    const file = join(directory, `${index}.xlsx`)
    await writeFile(file, bytes)
    return file
  }),
)
/** Few enough that one process has room for each of them, enough that starting it costs little. */
const batchSize = 15
const batches = Array.from({ length: Math.ceil(files.length / batchSize) }, (_, index) =>
  files.slice(index * batchSize, (index + 1) * batchSize),
)
const run = promisify(execFile)
const script = fileURLToPath(new URL('./testing/verdicts.ts', import.meta.url))
const verdicts: Verdict[] = []
const peaks: number[] = []
for (const batch of batches) {
  const { stdout } = await run(process.execPath, [script, ...batch])
  const lines = stdout.trimEnd().split('\n')
  // The child prints exactly these.
  verdicts.push(...lines.slice(0, -1).map((line) => JSON.parse(line) as Verdict))
  peaks.push((JSON.parse(lines.at(-1) ?? '') as Peak).peakMiB)
}

describe('hostile files', () => {
  it.each(corpus.map(({ name, reasons }, index) => ({ name, reasons, verdict: verdicts[index] })))('$name', ({ reasons, verdict }) => {
    if (verdict === undefined) throw new Error('no verdict')
    const { reason, message, cpuMs } = verdict
    expect(reasons ?? [null]).toContain(reason)
    // A sentence that a person understands, with nothing left open in it.
    if (reasons !== null) expect(message).toMatch(/^[^{}]*\p{Script=Han}[^{}]*$/u)
    expect(cpuMs).toBeLessThan(limits.cpuMs)
  })

  it('a dozen of them, one after the other, stay within the memory allowed to one', () => {
    expect(Math.max(...peaks)).toBeLessThan(limits.peakMiB)
  })
})
