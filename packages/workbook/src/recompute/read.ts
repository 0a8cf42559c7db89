import * as v from 'valibot'
import type { Rubric } from '@zhengji/domain/call/definition'
import { refuse, type Refusal } from '@zhengji/domain/refusal/refusal'
import type { StoredRoleInput } from '@zhengji/domain/result/compute'
import type { Locale } from '@zhengji/domain/text'
import { guardLimits, guardWorkbook, type GuardLimits } from '../guard.ts'
import { readBook, type BookSheet } from '../reader/book.ts'
import { PartFault } from '../reader/xml-text.ts'
import { address } from '../xml/address.ts'
import { bookMark, rawKey, rawPart, summaryKey, summaryPart } from './keys.ts'
import { keyedSheet, type KeyedSheet } from './keyed-sheet.ts'

/** One figure as it stands in the file: what its cell shows, or null when no program has computed it yet. */
export interface Figure {
  readonly cell: string
  readonly text: string | null
}

export interface ReadApplicant {
  readonly applicationId: string
  readonly final: Figure
  readonly rank: Figure
  readonly tie: Figure
  readonly outcome: Figure
  readonly recorded: { readonly final: Figure; readonly rank: Figure; readonly tie: Figure; readonly outcome: Figure }
  /** expertId → the total as shown; text where it does not count. */
  readonly totals: Readonly<Record<string, Figure>>
}

export interface ReadRole {
  readonly sheet: string
  /** As far as it decides the result; replacements are in the scores, remarks on them are not read. */
  readonly input: StoredRoleInput
  readonly applicants: readonly ReadApplicant[]
}

export type ReadRecomputation =
  | { readonly ok: true; readonly locale: Locale; readonly runId: string; readonly inputHash: string; readonly roles: readonly ReadRole[] }
  | Refusal

const number = (text: string): number => {
  const value = Number(text)
  if (text.trim() === '' || !Number.isFinite(value)) throw new PartFault(`not a number: ${text.slice(0, 40)}`)
  return value
}

const methodSchema = v.tuple([v.picklist(['mean', 'trimmed-mean']), v.picklist(['total', 'criterion']), v.string()])

const readRules = (summary: KeyedSheet): Pick<StoredRoleInput, 'aggregation' | 'ties' | 'quota'> => {
  const method = v.safeParse(methodSchema, summary.rowKeyed('method:').slice('method:'.length).split('|'))
  if (!method.success) throw new PartFault('method')
  const [kind, scope, bound] = method.output
  const ties = summary.rowKeyed('ties:').slice('ties:'.length).split(',').filter(Boolean)
  return {
    aggregation: { method: kind, scope, disagreementPoints: number(bound) },
    ties: ties.map((rule) => (rule === 'draw' ? { kind: 'draw' } : { kind: 'group', group: rule.replace(/^group:/, '') })),
    quota: {
      places: number(summary.text(summaryKey.places, 3)),
      waiting: number(summary.text(summaryKey.waiting, 3)),
    },
  }
}

const plain = (text: string) => ({ zh: text, en: text })

/** The rubric as far as the raw sheet tells it: groups, criteria and full marks in their order. */
const readRubric = (raw: KeyedSheet, role: string): Rubric => {
  const groups = new Map<string, { name: string; criteria: { id: string; points: number; kind: 'objective' | 'subjective' }[] }>()
  for (const [key, column] of raw.columns('c:')) {
    const [groupId = '', id = '', kind = ''] = key.slice(2).split('|')
    const group = groups.get(groupId) ?? { name: raw.text(rawKey.groups, column), criteria: [] }
    group.criteria.push({ id, points: number(raw.text(rawKey.full, column)), kind: kind === 'objective' ? 'objective' : 'subjective' })
    groups.set(groupId, group)
  }
  const built = [...groups].map(([id, { name, criteria }]) => ({
    id,
    name: plain(name),
    points: criteria.reduce((sum, { points }) => sum + points, 0),
    criteria: criteria.map((criterion) => ({ ...criterion, name: plain(''), earns: plain(''), clauses: [] })),
  }))
  return {
    role,
    totalPoints: built.reduce((sum, { points }) => sum + points, 0),
    stepsPerPoint: number(raw.text(rawKey.steps, 3)),
    assumption: false,
    groups: built,
  }
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] extends readonly (infer One)[] ? One[] : T[K] }

const readScores = (raw: KeyedSheet, rubric: Rubric): Pick<StoredRoleInput, 'applicants' | 'experts' | 'scores' | 'recused'> => {
  const found: Mutable<Pick<StoredRoleInput, 'applicants' | 'experts' | 'recused'>> = { applicants: [], experts: [], recused: [] }
  const scores: Record<string, Record<string, Record<string, number>>> = {}
  for (const [key] of raw.rows('p:')) {
    const [applicationId = '', expertId = ''] = key.slice(2).split('|')
    const text = (column: string) => raw.at(key, column)
    if (!found.applicants.some(({ id }) => id === applicationId))
      found.applicants.push({ id: applicationId, number: text(rawKey.number), name: text(rawKey.name) })
    if (!found.experts.some(({ id }) => id === expertId)) found.experts.push({ id: expertId, name: text(rawKey.expert) })
    if (text(rawKey.recused) !== '') found.recused.push({ expertId, applicationId })
    const given = ((scores[expertId] ??= {})[applicationId] ??= {})
    for (const [columnKey, column] of raw.columns('c:')) {
      const shown = raw.text(key, column)
      if (shown === '') continue
      const units = number(shown) * rubric.stepsPerPoint
      // Steps of a third of a point are shown with six decimals.
      if (Math.abs(units - Math.round(units)) > 1e-4) throw new PartFault(`${raw.name} ${address(raw.rowOf(key), column)}: ${shown}`)
      given[columnKey.split('|')[1] ?? ''] = Math.round(units)
    }
  }
  return { ...found, scores }
}

const readApplicants = (summary: KeyedSheet): ReadApplicant[] =>
  summary.rows('a:').map(([key]) => {
    const figure = (column: string) => summary.figure(key, column)
    return {
      applicationId: key.slice(2),
      final: figure(summaryKey.final),
      rank: figure(summaryKey.rank),
      tie: figure(summaryKey.tie),
      outcome: figure(summaryKey.outcome),
      recorded: {
        final: figure(summaryKey.recordedFinal),
        rank: figure(summaryKey.recordedRank),
        tie: figure(summaryKey.recordedTie),
        outcome: figure(summaryKey.recordedOutcome),
      },
      totals: Object.fromEntries(summary.columns('e:').map(([column]) => [column.slice(2), figure(column)])),
    }
  })

const readSheets = (sheets: readonly BookSheet[]): ReadRecomputation => {
  const keyed = sheets.map((sheet) => keyedSheet(sheet))
  const cover = keyed.find(({ mark }) => mark === bookMark)
  if (cover === undefined) return refuse('sheet-not-ours')
  const locale: Locale = cover.hasColumn('locale:en') ? 'en' : 'zh'
  const tieSeed = cover.text('seed', 3)
  const roles = keyed
    .filter(({ mark }) => mark.startsWith(rawPart('')))
    .map((raw): ReadRole => {
      const role = raw.mark.slice(rawPart('').length)
      const summary = keyed.find(({ mark }) => mark === summaryPart(role))
      if (summary === undefined) throw new PartFault(summaryPart(role))
      const rubric = readRubric(raw, role)
      const input = { rubric, ...readRules(summary), ...readScores(raw, rubric), replacements: [], tieSeed }
      return { sheet: summary.name, input, applicants: readApplicants(summary) }
    })
  return { ok: true, locale, runId: cover.rowKeyed('run:').slice('run:'.length), inputHash: cover.text('input-hash', 3), roles }
}

const mebi = 1024 * 1024

/** 500 applicants × 15 experts × 20 criteria: 3 MB that inflate to 31 MB, 413,000 cells on one sheet; office programs write more. */
export const recomputationLimits: GuardLimits = { ...guardLimits, fileBytes: 32 * mebi, partBytes: 96 * mebi, totalBytes: 128 * mebi }
const cells = 1_000_000

/**
 * Reads a recomputation workbook back: guard and strict reader as for returned sheets, cells found by hidden keys. Whatever the bytes
 * are, the answer is a value: the raw scores and every figure as the file shows it, or why it cannot be read.
 */
export const readRecomputation = async (bytes: Uint8Array): Promise<ReadRecomputation> => {
  const guarded = await guardWorkbook(bytes, recomputationLimits)
  if (!guarded.ok) return guarded
  try {
    return readSheets(readBook(guarded.parts, { marks: [bookMark, rawPart(''), summaryPart('')], cells }).sheets)
  } catch (error) {
    if (error instanceof PartFault) return refuse('sheet-damaged', { part: error.message.slice(0, 120) })
    throw error
  }
}
