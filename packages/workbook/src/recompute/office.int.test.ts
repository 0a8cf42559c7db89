import * as fc from 'fast-check'
import { afterAll, expect, it } from 'vitest'
import { guardWorkbook } from '../guard.ts'
import { readBook } from '../reader/book.ts'
import { repack, unpack } from '../testing/fill.ts'
import { convertWithLibreOffice, soffice } from '../testing/programs.ts'
import { digest, recomputationArbitrary } from '../testing/recomputation.ts'
import { checkRecomputation, compareInputs } from './check.ts'
import { readRecomputation, type ReadRecomputation } from './read.ts'
import { writeRecomputation } from './write.ts'

afterAll(() => {
  if (soffice === null)
    process.stderr.write('SKIPPED recalculation of the recomputation workbook by LibreOffice (soffice): not installed\n')
})

/** Takes the figures that we computed out of every formula cell: what stands there afterwards, the office program has calculated. */
const withoutFigures = async (bytes: Uint8Array): Promise<{ bytes: Buffer; formulas: number }> => {
  const parts = await unpack(bytes)
  let formulas = 0
  for (const [name, xml] of parts)
    if (name.startsWith('xl/worksheets/'))
      parts.set(
        name,
        xml.replace(
          /<c r="([A-Z]+\d+)"( s="\d+")?(?: t="str")?><f>(.*?)<\/f>(?:<v>.*?<\/v>)?<\/c>/gs,
          (_, at: string, style: string, formula: string) => {
            formulas += 1
            return `<c r="${at}"${style}><f>${formula}</f></c>`
          },
        ),
      )
  return { bytes: repack(parts), formulas }
}

const readBack = async (bytes: Uint8Array): Promise<Extract<ReadRecomputation, { ok: true }>> => {
  const read = await readRecomputation(bytes)
  if (!read.ok) throw new Error(`${read.reason} ${JSON.stringify(read.params)}`)
  return read
}

/** Totals in steps of a third of a point have no last decimal; everything else is exact to the hundredth. */
const shown = (text: string | null): string | null =>
  text === null || text === '' || Number.isNaN(Number(text)) ? text : Number(text).toFixed(4)

const figuresOf = (read: Extract<ReadRecomputation, { ok: true }>) =>
  read.roles.flatMap(({ applicants }) =>
    applicants.flatMap(({ final, rank, tie, outcome, totals }) =>
      [final, rank, tie, outcome, ...Object.values(totals)].map(({ text }) => shown(text)),
    ),
  )

const cellsOf = async (bytes: Uint8Array, sheet: string) => {
  const guarded = await guardWorkbook(bytes)
  if (!guarded.ok) throw new Error(guarded.reason)
  const found = readBook(guarded.parts, { marks: [''], cells: 100_000 }).sheets.find(({ name }) => name === sheet)
  return [...(found?.grid.values() ?? [])].map(({ text }) => text)
}

it.skipIf(soffice === null)(
  'LibreOffice calculates exactly our figures: means, trimmed means, ties, draws, recusals, missing and replaced scores',
  { timeout: 300_000 },
  async () => {
    const samples = fc.sample(recomputationArbitrary(16), { numRuns: 3, seed: 20_260_209 })
    const seen = { ties: 0, draws: 0, trimmed: 0, criterion: 0, recused: 0, incomplete: 0, replaced: 0 }
    for (const data of samples) {
      const written = await writeRecomputation(data, digest)
      const blank = await withoutFigures(written)
      expect(new Set(figuresOf(await readBack(blank.bytes)))).toEqual(new Set([null]))
      const calculated = await convertWithLibreOffice(blank.bytes, 'xlsx')
      const read = await readBack(calculated)
      expect(figuresOf(read)).not.toContain(null)
      expect(figuresOf(read)).toEqual(figuresOf(await readBack(written)))
      expect(checkRecomputation(read, digest)).toEqual([])
      expect(read.roles.flatMap(({ input }, index) => compareInputs(input, data.roles[index]?.input ?? input))).toEqual([])
      expect(await cellsOf(calculated, '说明')).toContain('全部一致')
      expect(await cellsOf(calculated, '畸高畸低替换')).not.toContain('不一致')
      for (const { input, result } of data.roles) {
        const tied = result.ranking.filter(({ tieResolvedBy }) => tieResolvedBy !== null)
        seen.ties += tied.length
        seen.draws += tied.filter(({ tieResolvedBy }) => tieResolvedBy === 'draw').length
        seen.trimmed += input.aggregation.method === 'trimmed-mean' ? 1 : 0
        seen.criterion += input.aggregation.scope === 'criterion' ? 1 : 0
        seen.recused += input.recused.length
        seen.incomplete += result.ranking.filter(({ outcome }) => outcome === 'incomplete').length
        seen.replaced += input.replacements.length
      }
    }
    // The comparison is worth something only where there was something to get wrong.
    for (const count of Object.values(seen)) expect(count).toBeGreaterThan(5)
  },
)

it.skipIf(soffice === null)('LibreOffice shows a changed score as a difference', { timeout: 120_000 }, async () => {
  const [data] = fc.sample(recomputationArbitrary(1), { numRuns: 1, seed: 7 })
  if (data === undefined) throw new Error('no sample')
  const parts = await unpack(await writeRecomputation(data, digest))
  const [name = '', xml = ''] = [...parts].find(([, part]) => part.includes('zj-raw:')) ?? []
  const first = /<c r="I7"( s="\d+")><v>([^<]*)<\/v>/.exec(xml)
  parts.set(name, xml.replace(first?.[0] ?? '', `<c r="I7"${first?.[1] ?? ''}><v>${Number(first?.[2]) === 0 ? 1 : 0}</v>`))
  const calculated = await convertWithLibreOffice((await withoutFigures(repack(parts))).bytes, 'xlsx')
  expect(await cellsOf(calculated, '说明')).toContain('有不一致')
})
