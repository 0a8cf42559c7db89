/** One thing found in a returned file: where, what, what was expected. `message` codes are refusal reasons. */
export interface SheetProblem {
  readonly severity: 'error' | 'warning' | 'note'
  readonly reason: string
  readonly params: Readonly<Record<string, string | number>>
  readonly sheet: string | null
  /** A1 address. */
  readonly cell: string | null
}

/** `corrected`: the file still says what was imported, and the score was corrected since; the correction stays. */
export type CellVerdict = 'new' | 'unchanged' | 'corrected' | 'changed' | 'missing' | 'invalid' | 'conflict' | 'recused'

export interface CellReport {
  readonly criterionId: string
  readonly cell: string
  readonly verdict: CellVerdict
  /** Units as the last accepted import of this sheet left them; null: empty, as issued. */
  readonly baseline: number | null
  /** Units in the database before this import, or null. */
  readonly stored: number | null
  /** Units in the file, or null when empty or unreadable. */
  readonly found: number | null
  /** What stood there when it had to be normalised (`８．５`). */
  readonly raw: string | null
}

export interface ApplicantReport {
  readonly applicationId: string
  readonly number: string
  readonly name: string
  readonly role: string
  /** As declared in the file or known before. */
  readonly recused: boolean
  readonly comment: string
  readonly cells: readonly CellReport[]
  readonly complete: boolean
}

/** The dry run of one returned file. */
export interface SheetReport {
  readonly verdict: 'ok' | 'refused'
  /** Refusal reason when refused, else `null`. */
  readonly reason: string | null
  readonly params: Readonly<Record<string, string | number>>
  readonly problems: readonly SheetProblem[]
  readonly applicants: readonly ApplicantReport[]
  readonly counts: Readonly<Record<CellVerdict, number>>
  readonly complete: boolean
}
