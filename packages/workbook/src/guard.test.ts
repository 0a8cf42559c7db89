import { describe, expect, it } from 'vitest'
import { readIsolated } from './isolated.ts'
import { readWorkbook } from './read.ts'
import { assignmentOf, sign, verify } from './testing/assignment.ts'
import { unpack } from './testing/fill.ts'
import { hostileCorpus } from './testing/hostile.ts'
import { writeSheet } from './write.ts'

const valid = Buffer.from(await writeSheet(assignmentOf(), { sign }))
const corpus = hostileCorpus(valid, await unpack(valid), '评分表·统筹服务机构')

describe('hostile files', () => {
  it.each(corpus)('$name ends in its verdict within two seconds', async ({ bytes, reasons }) => {
    const started = performance.now()
    const read = await readWorkbook(bytes, { verify })
    expect(performance.now() - started).toBeLessThan(2000)
    if (reasons === null) expect(read.ok ? 'ok' : read.refusal.reason).toBe('ok')
    else expect(reasons).toContain(read.ok ? 'ok' : read.refusal.reason)
  })
})

describe('reading in a thread of its own', () => {
  it('gives the same answer as reading here', async () => {
    expect(await readIsolated(valid, { verify })).toEqual(await readWorkbook(valid, { verify }))
  })

  it('refuses a foreign signature, which is judged outside the thread', async () => {
    const read = await readIsolated(valid, { verify: () => false })
    expect(read).toMatchObject({ ok: false, refusal: { reason: 'sheet-signature' }, identity: null })
  })

  it('refuses instead of waiting beyond the limit', async () => {
    const read = await readIsolated(valid, { verify }, { timeoutMs: 1 })
    expect(read).toMatchObject({ ok: false, refusal: { reason: 'sheet-timeout' } })
  })
})
