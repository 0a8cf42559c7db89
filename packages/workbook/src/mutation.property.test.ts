import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseScore } from '@zhengji/domain/score/units'
import { partKey } from './keys.ts'
import { readWorkbook, type ReadOk } from './read.ts'
import { reportImport } from './report.ts'
import { applicantsOf, assignmentOf, matrixOf, sign, verify } from './testing/assignment.ts'
import { fillIn, unpack, withPrefix, withSharedStrings, type Filling, type Parts } from './testing/fill.ts'
import { mutations, randomDraw, scoreMutations, scramble, type Draw } from './testing/mutate.ts'
import { honestCell } from './testing/oracle.ts'
import { writeSheet } from './write.ts'
import { assembleZip, packPart, type PackedPart } from './zip/assemble.ts'

/** Cases; `SHEET_CASES=200000` for a long run. */
const numRuns = Number(process.env['SHEET_CASES'] ?? 10_000)

/** CPU of one case. Honest files take 3 ms; what hangs takes for ever. */
const limitMs = 2000

const assignment = assignmentOf({
  matrices: [matrixOf('coordinator', '统筹服务机构', applicantsOf(4, [1])), matrixOf('platform', '参与服务平台', applicantsOf(2))].map(
    // One applicant may apply for both roles, which are two applications.
    (matrix) => ({
      ...matrix,
      applicants: matrix.applicants.map((one) => ({ ...one, applicationId: `${matrix.role}-${one.applicationId}` })),
    }),
  ),
})

const filling = ((): Filling => {
  const given: (readonly [number, string, string | number])[] = [
    [0, 'c:lottery', 9.5],
    [0, 'c:security', 0],
    [0, 'c:staff', 7],
    [0, 'c:reports', '４．５'],
    [0, 'r:comment', '方案完整\n第 2 项建议补充'],
    [2, 'c:lottery', '7,5'],
    [2, 'c:reports', 5],
    [3, 'r:recusal', '是'],
    [4, 'c:lottery', 10],
    [4, 'c:security', 8],
    [5, 'c:staff', 3.5],
  ]
  const ids = assignment.matrices.flatMap(({ applicants }) => applicants.map(({ applicationId }) => applicationId))
  return given.map(([index, row, value]) => ({ applicationId: ids[index] ?? '', row, value }))
})()

interface Base {
  readonly parts: Parts
  readonly packed: ReadonlyMap<string, PackedPart>
  readonly bytes: Buffer
  readonly read: ReadOk
}

const baseOf = async (parts: Parts): Promise<Base> => {
  const packed = new Map([...parts].map(([name, xml]) => [name, packPart(name, xml)]))
  const bytes = assembleZip([...packed.values()])
  const read = await readWorkbook(bytes, { verify })
  if (!read.ok) throw new Error(read.refusal.reason)
  return { parts, packed, bytes, read }
}

/** As we write it, as office programs save it, and with another prefix as yet others do. */
const issued = await unpack(await writeSheet(assignment, { sign }))
fillIn(issued, filling)
const bases = await Promise.all([issued, withSharedStrings(issued), withPrefix(issued)].map(baseOf))

interface Spoiled {
  readonly bytes: Buffer
  /** Null where the zip itself was scrambled: what is in it then is anybody's guess. */
  readonly parts: Parts | null
}

/** Mostly where the scores stand; the other parts now and then. */
const partOf = ({ parts }: Base, next: Draw): string => {
  const scored = [...parts].filter(([, xml]) => xml.includes('COUNT(F9'))
  const names = next(4) === 0 ? [...parts.keys()] : scored.map(([name]) => name)
  return names[next(names.length)] ?? ''
}

const repacked = (base: Base, name: string, part: PackedPart, xml: string): Spoiled => ({
  bytes: assembleZip([...new Map([...base.packed, [name, part]]).values()]),
  parts: new Map([...base.parts, [name, xml]]),
})

/** Those that change scores twice as often: most others end in a refusal. */
const kinds = [...Object.values(mutations), ...Object.values(scoreMutations)]

const spoil = (base: Base, way: 'xml' | 'bytes' | 'zip', seeds: readonly number[]): Spoiled => {
  const [first = 0] = seeds
  if (way === 'zip') return { bytes: scramble(base.bytes, randomDraw(first)), parts: null }
  const next = randomDraw(first)
  const name = partOf(base, next)
  let xml = base.parts.get(name) ?? ''
  if (way === 'xml') {
    for (const seed of seeds) {
      const draw = randomDraw(seed)
      xml = kinds[draw(kinds.length)]?.(xml, draw) ?? xml
    }
    return repacked(base, name, packPart(name, xml), xml)
  }
  const bytes = scramble(Buffer.from(xml), next)
  return repacked(base, name, packPart(name, bytes), bytes.toString('utf8'))
}

/** Whether that is what the cell says, by another reader's account. */
const isHonest = (parts: Parts, part: string, applicationId: string, criterionId: string, maxUnits: number, units: number): boolean => {
  const cell = honestCell(parts, partKey(part), `a:${applicationId}`, `c:${criterionId}`)
  if (cell === null || cell.formula || ['b', 'e', 'd'].includes(cell.type)) return false
  const scale = { maxUnits, stepsPerPoint: 2 }
  const asNumber = /^[-+\d.eE\s]+$/.test(cell.text) ? [parseScore(Number(cell.text), scale)] : []
  return [parseScore(cell.text, scale), ...asNumber].some((score) => score.ok && score.units === units)
}

const tally = { refused: 0, same: 0, different: 0 }

const judge = (base: Base, read: ReadOk, parts: Parts | null): void => {
  expect(read.identity).toEqual(base.read.identity)
  let different = false
  for (const matrix of read.identity.matrices)
    for (const part of matrix.parts)
      for (const applicant of part.applicants) {
        const now = read.scores.find(({ applicationId }) => applicationId === applicant.id)
        const before = base.read.scores.find(({ applicationId }) => applicationId === applicant.id)
        if (now === undefined || before === undefined) throw new Error(`${applicant.id} is missing`)
        if (applicant.recused) expect(now).toMatchObject({ recused: true, units: {} })
        for (const [criterionId, units] of Object.entries(now.units)) {
          if (before.units[criterionId] === units) continue
          different = true
          const maxUnits = matrix.criteria.find(({ id }) => id === criterionId)?.maxUnits ?? 0
          if (parts === null || !isHonest(parts, part.key, applicant.id, criterionId, maxUnits, units))
            throw new Error(`${applicant.id} ${criterionId}: ${units} is neither what was filled in nor what the cell says`)
        }
      }
  tally[different ? 'different' : 'same'] += 1
}

describe('a workbook that somebody or something has spoiled', () => {
  it('is refused or read as what it says: no crash, no hang, no wrong score', { timeout: numRuns * 200 }, async () => {
    const spoiled = fc.record({
      base: fc.nat(bases.length - 1),
      way: fc.oneof(
        { weight: 6, arbitrary: fc.constant('xml' as const) },
        { weight: 2, arbitrary: fc.constant('bytes' as const) },
        { weight: 2, arbitrary: fc.constant('zip' as const) },
      ),
      seeds: fc.array(fc.integer(), { minLength: 1, maxLength: 3 }),
    })
    await fc.assert(
      fc.asyncProperty(spoiled, async ({ base: index, way, seeds }) => {
        const base = bases[index]
        if (base === undefined) throw new Error('no such workbook')
        const { bytes, parts } = spoil(base, way, seeds)
        const before = process.cpuUsage()
        const read = await readWorkbook(bytes, { verify })
        const { user, system } = process.cpuUsage(before)
        expect((user + system) / 1000).toBeLessThan(limitMs)
        if (read.ok) judge(base, read, parts)
        else tally.refused += 1
        reportImport({ issued: assignment, read, stored: {}, sheetStatus: 'issued', currentSheetNumber: null })
      }),
      { numRuns },
    )
    // Each kind of outcome has to occur, or the test would say nothing.
    expect(Math.min(...Object.values(tally))).toBeGreaterThan(numRuns / 200)
  })
})
