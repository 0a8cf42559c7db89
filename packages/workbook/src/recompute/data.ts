import type { RoleResult, StoredRoleInput } from '@zhengji/domain/result/compute'
import type { ReplacementBasis } from '@zhengji/domain/score/replacement'
import type { Locale } from '@zhengji/domain/text'

/** One version of a score that has more than one. */
export interface RecordedVersion {
  readonly expertId: string
  readonly applicationId: string
  readonly criterionId: string
  readonly version: number
  readonly units: number
  readonly reason: 'import' | 'arithmetic' | 'out-of-range' | 'objective-differs' | 'abnormal'
  readonly explanation: string
  /** ISO instant. */
  readonly recordedAt: string
}

/** What a replacement rested on when it was decided. */
export interface RecordedBasis {
  readonly expertId: string
  readonly basis: ReplacementBasis
}

export interface RecomputedRole {
  readonly roleName: string
  /** Everything the result rests on. */
  readonly input: StoredRoleInput
  /** expertId → number of the sheet that counted. */
  readonly sheetNumbers: Readonly<Record<string, string>>
  /** What the system recorded. */
  readonly result: RoleResult
  /** Of scores that were corrected or replaced, every version, oldest first. */
  readonly versions: readonly RecordedVersion[]
  readonly bases: readonly RecordedBasis[]
}

/** Everything that a recomputation workbook (复核表) says. The writer adds nothing of its own but layout and formulas. */
export interface Recomputation {
  readonly locale: Locale
  readonly callTitle: string
  readonly roundName: string
  readonly rehearsal: boolean
  readonly runId: string
  readonly version: number
  /** ISO instant; printed in the call's zone. */
  readonly computedAt: string
  readonly timeZone: string
  readonly inputHash: string
  readonly rubricVersion: number
  readonly rubricHash: string
  readonly tieSeed: string
  readonly roles: readonly RecomputedRole[]
}
