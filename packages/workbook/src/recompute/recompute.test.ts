import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { repack, setValue, unpack } from '../testing/fill.ts'
import { digest, largest, recomputationArbitrary } from '../testing/recomputation.ts'
import { writeSheet } from '../write.ts'
import { assignmentOf, sign } from '../testing/assignment.ts'
import { checkRecomputation, compareInputs } from './check.ts'
import { readRecomputation } from './read.ts'
import { writeRecomputation } from './write.ts'

const readBack = async (bytes: Uint8Array) => {
  const read = await readRecomputation(bytes)
  if (!read.ok) throw new Error(`${read.reason} ${JSON.stringify(read.params)}`)
  return read
}

describe('a recomputation workbook', () => {
  it.each(['zh', 'en'] as const)(
    'in %s is read back as what it was written from, with nothing to object to',
    { timeout: 60_000 },
    async (locale) => {
      await fc.assert(
        fc.asyncProperty(recomputationArbitrary(2, locale), async (data) => {
          const read = await readBack(await writeRecomputation(data, digest))
          expect(read).toMatchObject({ locale, runId: data.runId, inputHash: data.inputHash })
          expect(read.roles.map(({ input }, index) => compareInputs(input, data.roles[index]?.input ?? input))).toEqual([[], []])
          expect(checkRecomputation(read, digest)).toEqual([])
        }),
        { numRuns: 40 },
      )
    },
  )

  it('of the largest panel is read back too', { timeout: 120_000 }, async () => {
    const [data] = fc.sample(recomputationArbitrary(1, 'zh', largest), { numRuns: 1, seed: 1 })
    if (data === undefined) throw new Error('no sample')
    const read = await readBack(await writeRecomputation(data, digest))
    expect(read.roles[0]?.input.applicants).toHaveLength(500)
    expect(checkRecomputation(read, digest)).toEqual([])
  })

  it('is byte-identical for the same data', async () => {
    const [data] = fc.sample(recomputationArbitrary(1), { numRuns: 1, seed: 1 })
    if (data === undefined) throw new Error('no sample')
    expect(await writeRecomputation(data, digest)).toEqual(await writeRecomputation(data, digest))
  })

  it('shows a changed score: the figures no longer follow from it, and it is not what the run rested on', async () => {
    const [data] = fc.sample(recomputationArbitrary(1), { numRuns: 1, seed: 7 })
    const [role] = data?.roles ?? []
    if (data === undefined || role === undefined) throw new Error('no sample')
    const parts = await unpack(await writeRecomputation(data, digest))
    // The first score of the first applicant; full marks stand three rows above.
    const cell = 'I7'
    const xml = [...parts.values()].find((part) => part.includes('zj-raw:')) ?? ''
    const before = Number(new RegExp(`<c r="${cell}"[^>]*><v>([^<]*)`).exec(xml)?.[1])
    setValue(parts, '原始得分·类型role-1', cell, before > 0 ? before - 1 : before + 1)
    const read = await readBack(repack(parts))
    expect(compareInputs(read.roles[0]?.input ?? role.input, role.input)).toHaveLength(1)
    expect(checkRecomputation(read, digest).length).toBeGreaterThan(0)
  })

  it('shows a changed record', async () => {
    const [data] = fc.sample(recomputationArbitrary(1), { numRuns: 1, seed: 7 })
    if (data === undefined) throw new Error('no sample')
    const parts = await unpack(await writeRecomputation(data, digest))
    const read = await readBack(repack(parts))
    const at = read.roles[0]?.applicants[0]?.recorded.final.cell ?? ''
    setValue(parts, '汇总·类型role-1', at, 99.99)
    expect(checkRecomputation(await readBack(repack(parts)), digest)).toEqual([
      {
        sheet: '汇总·类型role-1',
        cell: at,
        found: '99.99',
        expected: String(
          (data.roles[0]?.result.ranking.find(({ applicationId }) => applicationId === read.roles[0]?.applicants[0]?.applicationId)
            ?.final ?? 0) / 100,
        ),
      },
    ])
  })

  it('is told from other workbooks and from damage', async () => {
    expect(await readRecomputation(await writeSheet(assignmentOf(), { sign }))).toMatchObject({ ok: false, reason: 'sheet-not-ours' })
    expect(await readRecomputation(Buffer.from('hello'))).toMatchObject({ ok: false, reason: 'sheet-not-xlsx' })
    const [data] = fc.sample(recomputationArbitrary(1), { numRuns: 1, seed: 3 })
    if (data === undefined) throw new Error('no sample')
    const parts = await unpack(await writeRecomputation(data, digest))
    setValue(parts, '汇总·类型role-1', 'A5', 'method:median|total|10')
    expect(await readRecomputation(repack(parts))).toMatchObject({ ok: false, reason: 'sheet-damaged' })
  })
})
