import { describe, expect, it } from 'vitest'
import { readIsolated } from './isolated.ts'
import { readWorkbook } from './read.ts'
import { applicantsOf, assignmentOf, matrixOf, sign, verify } from './testing/assignment.ts'
import { writeSheet } from './write.ts'

const valid = Buffer.from(await writeSheet(assignmentOf(), { sign }))

describe('reading in a thread of its own', () => {
  it('gives the same answer as reading here', async () => {
    expect(await readIsolated(valid, { verify })).toEqual(await readWorkbook(valid, { verify }))
  })

  it('refuses a foreign signature, which is judged outside the thread', async () => {
    const read = await readIsolated(valid, { verify: () => false })
    expect(read).toMatchObject({ ok: false, refusal: { reason: 'sheet-signature' }, identity: null })
  })

  it('refuses what the guard refuses', async () => {
    expect(await readIsolated(Buffer.from('评分表'), { verify })).toMatchObject({ ok: false, refusal: { reason: 'sheet-not-xlsx' } })
  })

  it('refuses instead of waiting beyond the limit, and reads the next file', async () => {
    const large = await writeSheet(assignmentOf({ matrices: [matrixOf('coordinator', '统筹服务机构', applicantsOf(600))] }), { sign })
    const read = await readIsolated(large, { verify }, { timeoutMs: 1 })
    expect(read).toMatchObject({ ok: false, refusal: { reason: 'sheet-timeout' } })
    expect(await readIsolated(large, { verify })).toMatchObject({ ok: true })
  })

  it('reads several files at once', async () => {
    const alone = await readWorkbook(valid, { verify })
    const reads = await Promise.all(Array.from({ length: 4 }, () => readIsolated(valid, { verify })))
    expect(reads).toEqual([alone, alone, alone, alone])
  })
})
