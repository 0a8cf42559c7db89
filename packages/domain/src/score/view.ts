import type { ExplanationVerdict, VoteCount } from './abnormal.ts'
import type { Disagreement } from './disagreement.ts'
import type { CriterionSpread } from './spread.ts'
import type { RecusedPair } from './valid.ts'

/** How far the panel agrees, for the chair; no part of the result. Only complete, unrecused scores count. */
export interface PanelAgreement {
  /** 0…1, or null with fewer than 2 experts or applicants. */
  readonly kendallsW: number | null
  /** Experts and applicants on which it rests: applicants whom every expert scored. */
  readonly raters: number
  readonly items: number
  /** expertId → mean deviation from the panel, in centi-points; positive is generous. */
  readonly severity: Readonly<Record<string, number>>
  readonly spread: readonly CriterionSpread[]
  readonly disagreements: readonly Disagreement[]
}

/** Experts × applicants of one role; units of 1/stepsPerPoint. */
export interface ScoreMatrixView {
  readonly role: string
  readonly stepsPerPoint: number
  readonly applicants: readonly { readonly id: string; readonly number: string; readonly name: string }[]
  readonly experts: readonly { readonly id: string; readonly name: string; readonly sheetId: string; readonly complete: boolean }[]
  readonly criteria: readonly {
    readonly id: string
    readonly name: { readonly zh: string; readonly en: string }
    readonly maxUnits: number
    readonly kind: 'objective' | 'subjective'
  }[]
  /** expertId → applicationId → criterionId → units; a missing entry is missing, never 0. */
  readonly units: Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, number>>>>>>
  readonly recused: readonly RecusedPair[]
  /** Pairs whose scores count as the mean of the others. */
  readonly replaced: readonly RecusedPair[]
  readonly agreement: PanelAgreement
}

/** One version of one score; the newest counts. */
export interface ScoreVersionView {
  readonly criterionId: string
  readonly version: number
  readonly units: number
  readonly reason: 'import' | 'arithmetic' | 'out-of-range' | 'objective-differs' | 'abnormal'
  readonly explanation: string
  /** The file that brought it; null: a correction or a replacement. */
  readonly importId: string | null
  readonly recordedBy: string
  readonly recordedAt: string
}

/** A case of abnormal scores (畸高畸低), from its opening to the replacement or its end. */
export interface AbnormalCaseView {
  readonly id: string
  readonly sheetId: string
  readonly sheetNumber: string
  readonly expertId: string
  readonly expertName: string
  /** Null: every applicant of the sheet. */
  readonly application: { readonly id: string; readonly number: string; readonly name: string } | null
  readonly reason: string
  readonly status: 'open' | 'proposed' | 'replaced' | 'closed'
  /** Everybody on the panel but the member concerned, with their newest vote. */
  readonly members: readonly {
    readonly expertId: string
    readonly name: string
    /** Recused from an applicant of the case: no say in it. */
    readonly excluded: boolean
    readonly confirms: boolean | null
  }[]
  readonly count: VoteCount
  readonly explanation: {
    readonly verdict: ExplanationVerdict
    readonly text: string
    readonly file: { readonly id: string; readonly name: string } | null
  } | null
  /** Per applicant in units: what the member gave, and the mean of the others as it would be now or was when it was replaced. */
  readonly effect: readonly {
    readonly applicationId: string
    readonly number: string
    readonly name: string
    readonly stepsPerPoint: number
    readonly from: number
    readonly to: number
    readonly others: number
  }[]
  readonly closedReason: string | null
  readonly openedBy: string
  readonly openedAt: string
  readonly proposalId: string | null
  readonly revision: number
}
