import { canonical } from '@zhengji/domain/integrity/canonical'
import { refuse, type Refusal } from '@zhengji/domain/refusal/refusal'
import { formatUnits } from '@zhengji/domain/score/units'
import type { SheetAssignment } from '@zhengji/domain/sheet/assignment'
import type { ApplicantReport, CellReport, CellVerdict, SheetProblem, SheetReport } from '@zhengji/domain/sheet/verdict'
import { identify, type SheetIdentity } from './identity.ts'
import type { ReadCell, ReadResult, ReadScores } from './read.ts'

/** Current units of a cell, and the values that newer versions have replaced. */
export interface StoredUnits {
  readonly units: number
  /** Earlier values of the cell that count no more: a file that says one of these again is probably an older file. */
  readonly superseded?: readonly number[]
}

type ByCell<Value> = Readonly<Record<string, Readonly<Record<string, Value>>>>

export interface ImportFacts {
  /** The assignment of the sheet that the file names, or null when this round never issued it. */
  readonly issued: SheetAssignment | null
  readonly read: ReadResult
  /** applicationId → criterionId → what the database holds for this sheet. */
  readonly stored: ByCell<StoredUnits>
  /** applicationId → criterionId → units as the last accepted import of this sheet left them; absent: as stored now. */
  readonly baseline?: ByCell<number>
  /** `modifiedAt` of the file of the last accepted import, when both files name one. */
  readonly baselineModifiedAt?: string | null
  readonly sheetStatus: 'pending' | 'issued' | 'incomplete' | 'complete' | 'void' | null
  /** Number of the valid sheet of this expert, for the refusal of a void one. */
  readonly currentSheetNumber: string | null
  /** Why the sheet is void. */
  readonly voidReason?: string | null
  /** The round into which the file is imported. */
  readonly round?: {
    readonly roundId: string
    readonly callId: string
    readonly rubricVersion: number
    readonly expertIds: readonly string[]
  }
}

const noCounts: Readonly<Record<CellVerdict, number>> = {
  new: 0,
  unchanged: 0,
  corrected: 0,
  changed: 0,
  missing: 0,
  invalid: 0,
  conflict: 0,
  recused: 0,
}

const refusedReport = (refusal: Refusal, problems: readonly SheetProblem[]): SheetReport => ({
  verdict: 'refused',
  reason: refusal.reason,
  params: refusal.params,
  problems,
  applicants: [],
  counts: noCounts,
  complete: false,
})

/** Why a genuine workbook does not belong into this import, or null. */
const refuseIdentity = (identity: SheetIdentity, facts: ImportFacts): Refusal | null => {
  const { issued, round, sheetStatus, currentSheetNumber } = facts
  const number = identity.sheetNumber
  if (round !== undefined) {
    if (identity.callId !== round.callId) return refuse('sheet-other-call', { found: identity.callId })
    if (identity.roundId !== round.roundId) return refuse('sheet-other-round')
  }
  if (issued === null) return refuse('sheet-unknown', { number })
  if (identity.callId !== issued.callId) return refuse('sheet-other-call', { found: identity.callId })
  if (identity.roundId !== issued.roundId) return refuse('sheet-other-round')
  if (sheetStatus === 'void') {
    const why = facts.voidReason ?? '—'
    return currentSheetNumber === null
      ? refuse('sheet-void-unreplaced', { number, why })
      : refuse('sheet-void', { number, why, current: currentSheetNumber })
  }
  if (sheetStatus === 'pending') return refuse('sheet-not-issued', { number })
  if (identity.expertId !== issued.expertId || (round !== undefined && !round.expertIds.includes(identity.expertId)))
    return refuse('sheet-other-expert', { number, expert: identity.expertName })
  if (round !== undefined && identity.rubricVersion !== round.rubricVersion)
    return refuse('sheet-older-rubric', { found: identity.rubricVersion, current: round.rubricVersion })
  if (identity.rubricVersion !== issued.rubricVersion || identity.rubricHash !== issued.rubricHash)
    return refuse('sheet-older-rubric', { found: identity.rubricVersion, current: issued.rubricVersion })
  // Drawn by another version of this software: texts may be laid out anew, so only what decides is compared.
  if (canonical(essence(identity)) !== canonical(essence(identify(issued)))) return refuse('sheet-differs-from-issued', { number })
  return null
}

const essence = (identity: SheetIdentity) => ({
  sheetId: identity.sheetId,
  sheetNumber: identity.sheetNumber,
  matrices: identity.matrices.map(({ role, stepsPerPoint, criteria, parts }) => ({
    role,
    stepsPerPoint,
    criteria: criteria.map(({ id, maxUnits }) => ({ id, maxUnits })),
    applicants: parts.flatMap(({ applicants }) => applicants.map(({ id, recused }) => ({ id, recused }))),
  })),
})

interface CellFacts {
  readonly stored: StoredUnits | undefined
  readonly baseline: number | undefined
  /** Saved before the file that was imported last, after it, or unknown. */
  readonly age: 'older' | 'newer' | 'unknown'
}

/**
 * Three-way: as last imported, in the database, in the file. The file wins only where it changed and the database did not.
 * An empty cell never erases a stored score, and a value that a newer version replaced does not come back by itself.
 */
export const judgeCell = (cell: Pick<ReadCell, 'units' | 'problem' | 'raw'>, { stored, baseline, age }: CellFacts): CellVerdict => {
  if (cell.problem?.severity === 'error') return 'invalid'
  const found = cell.units
  if (stored === undefined) return found === null ? 'missing' : 'new'
  if (found === null) return 'conflict'
  if (found === stored.units) return 'unchanged'
  // The file did not move, the database did: by a correction, which is the later word.
  if (found === baseline) return 'corrected'
  if (age === 'older') return 'conflict'
  if (age === 'unknown' && (stored.superseded?.includes(found) ?? false)) return 'conflict'
  return baseline === undefined || baseline === stored.units ? 'changed' : 'conflict'
}

const ageOf = (modifiedAt: string | null, reference: string | null | undefined): CellFacts['age'] => {
  if (modifiedAt === null || reference === null || reference === undefined) return 'unknown'
  const order = Temporal.Instant.compare(Temporal.Instant.from(modifiedAt), Temporal.Instant.from(reference))
  return order < 0 ? 'older' : order > 0 ? 'newer' : 'unknown'
}

const own = <Value>(record: Readonly<Record<string, Value>> | undefined, key: string): Value | undefined =>
  record !== undefined && Object.hasOwn(record, key) ? record[key] : undefined

/**
 * The dry run of one returned file: pure, writes nothing. Refused as a whole when it is not ours, of another call, round or
 * expert, of an older rubric, void, or changed where it was locked; else a verdict for every cell.
 */
export const reportImport = (facts: ImportFacts): SheetReport => {
  const { read, stored, baseline } = facts
  if (!read.ok) return refusedReport(read.refusal, read.problems)
  const refusal = refuseIdentity(read.identity, facts)
  if (refusal !== null) return refusedReport(refusal, [])
  const age = ageOf(read.modifiedAt, facts.baselineModifiedAt)
  const steps = new Map(read.identity.matrices.map(({ role, stepsPerPoint }) => [role, stepsPerPoint]))
  const problems: SheetProblem[] = [...read.problems]
  const counts = { ...noCounts }
  const applicants = read.scores.map((scores): ApplicantReport => {
    const storedUnits = own(stored, scores.applicationId)
    const cells = scores.cells.map((cell): CellReport => {
      const before = own(storedUnits, cell.criterionId)
      const last = baseline === undefined ? before?.units : own(own(baseline, scores.applicationId), cell.criterionId)
      const verdict: CellVerdict = scores.recused
        ? 'recused'
        : judgeCell(cell, {
            stored: before,
            baseline: last,
            age,
          })
      counts[verdict] += 1
      if (verdict === 'conflict') problems.push(conflictOf(cell, before, steps.get(scores.role) ?? 1))
      const interpreted = cell.normalised || cell.problem !== null
      return {
        criterionId: cell.criterionId,
        cell: cell.address,
        verdict,
        baseline: last ?? null,
        stored: before?.units ?? null,
        found: cell.units,
        raw: interpreted ? cell.raw : null,
      }
    })
    return applicantReport(scores, cells)
  })
  return { verdict: 'ok', reason: null, params: {}, problems, applicants, counts, complete: applicants.every(({ complete }) => complete) }
}

const applicantReport = (scores: ReadScores, cells: readonly CellReport[]): ApplicantReport => ({
  applicationId: scores.applicationId,
  number: scores.number,
  name: scores.name,
  role: scores.role,
  recused: scores.recused,
  comment: scores.comment,
  cells,
  complete: scores.recused || cells.every(({ found, verdict }) => found !== null && verdict !== 'invalid'),
})

const conflictOf = (cell: ReadCell, stored: StoredUnits | undefined, stepsPerPoint: number): SheetProblem => ({
  severity: 'error',
  reason: 'sheet-cell-conflict',
  params: {
    stored: stored === undefined ? '—' : formatUnits(stored.units, stepsPerPoint),
    found: cell.units === null ? '—' : formatUnits(cell.units, stepsPerPoint),
  },
  sheet: cell.sheet,
  cell: cell.address === '' ? null : cell.address,
})

/** Nothing new in the file: every cell is as stored. The officer is told “no changes”. */
export const isUnchanged = ({ verdict, counts }: SheetReport): boolean =>
  verdict === 'ok' && counts.new + counts.changed + counts.conflict + counts.invalid === 0
