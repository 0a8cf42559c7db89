import type { Locale } from '../text.ts'
import type { Rubric } from '../call/definition.ts'

/** One applicant as an expert may see it. In a blind review `number` and `name` are both `申请人 N`. */
export interface SheetApplicant {
  readonly applicationId: string
  readonly number: string
  readonly name: string
  /** Of a blind review: N. */
  readonly position?: number
  /** Excluded pairs keep their column, marked and closed, so that the paper shows why it is empty. */
  readonly recused: boolean
}

/** The part of a workbook for one role: one matrix, criteria down and applicants across. */
export interface SheetMatrix {
  readonly role: string
  readonly roleName: string
  readonly rubric: Rubric
  readonly applicants: readonly SheetApplicant[]
}

/** Everything one expert's workbook says. The writer adds nothing of its own but layout. */
export interface SheetAssignment {
  /** UUID of the sheet's row. */
  readonly sheetId: string
  /** Short visible number with check character, e.g. `CQFP2026-S-0003-K`. */
  readonly sheetNumber: string
  readonly roundId: string
  readonly callId: string
  readonly callVersion: number
  readonly rubricVersion: number
  /** SHA-256 (hex) of the approved rubric content. */
  readonly rubricHash: string
  readonly rehearsal: boolean
  readonly callTitle: string
  readonly roundName: string
  readonly expertId: string
  readonly expertName: string
  /** ISO instant; printed in the call's zone. */
  readonly issuedAt: string
  /** ISO instant until which the sheet is expected back, or null. */
  readonly dueAt: string | null
  readonly timeZone: string
  readonly contact: string
  readonly locale: Locale
  readonly matrices: readonly SheetMatrix[]
}

/** What one expert gave one applicant, as read from a workbook or stored. Units: 1/stepsPerPoint of a point. */
export interface ApplicantScores {
  readonly applicationId: string
  readonly recused: boolean
  readonly comment: string
  /** criterionId → units; a missing entry is missing, never 0. */
  readonly units: Readonly<Record<string, number>>
}
