import type { Rubric } from '../call/definition.ts'
import type { LocalizedText } from '../text.ts'
import type { SheetReport } from './verdict.ts'

export interface SheetPackView {
  readonly id: string
  /** Null: every role of the call. */
  readonly role: string | null
  readonly status: 'queued' | 'running' | 'done' | 'failed' | 'cancelled'
  readonly progress: number
  readonly total: number
  readonly failure: string | null
  readonly zipFileId: string | null
  readonly rubricVersion: number
  readonly dueAt: string | null
  readonly requestedBy: string
  readonly requestedAt: string
  readonly finishedAt: string | null
}

export interface SheetRow {
  readonly id: string
  readonly packId: string
  readonly number: string
  /** Null: every role of the call. */
  readonly role: string | null
  readonly expertId: string
  readonly expertName: string
  readonly status: 'pending' | 'issued' | 'incomplete' | 'complete' | 'void'
  readonly voidReason: string | null
  /** The workbook is written; it can be downloaded once the whole pack is. */
  readonly built: boolean
  readonly fileId: string | null
  readonly issuedAt: string | null
  /** Scans of the signed paper copy in force. */
  readonly scans: number
  /** Score cells filled / expected, from accepted imports. */
  readonly filled: number
  readonly expected: number
}

/** A scan of the paper copy that the expert signed. */
export interface SheetScanView {
  readonly id: string
  readonly fileId: string
  readonly name: string
  readonly mediaType: string
  readonly sha256: string
  readonly attachedBy: string
  readonly attachedAt: string
  readonly voidedAt: string | null
  readonly voidReason: string | null
}

/** What one sheet holds for one applicant, as stored. */
export interface SheetColumn {
  readonly applicationId: string
  readonly number: string
  readonly name: string
  readonly recused: boolean
  readonly comment: string
  /** criterionId → units; a missing entry is missing, never 0. */
  readonly units: Readonly<Record<string, number>>
  /** Criteria whose score was corrected or replaced since it was imported. */
  readonly corrected: readonly string[]
}

/** 专家评分表 as a confirmed import left it: the file's own figures, whatever was corrected afterwards. */
export interface ScoreFormDocument {
  readonly importId: string
  readonly roundId: string
  readonly rehearsal: boolean
  readonly sheetNumber: string
  readonly voidReason: string | null
  readonly expertName: string
  readonly rubricVersion: number
  readonly rubricHash: string
  readonly file: { readonly name: string; readonly sha256: string; readonly size: number }
  readonly importedBy: string
  readonly importedAt: string
  readonly confirmedBy: string
  readonly confirmedAt: string
  readonly matrices: readonly { readonly role: string; readonly rubric: Rubric; readonly applicants: readonly SheetColumn[] }[]
}

/** A sheet as on its paper: criteria down, applicants across, with the signed copy to compare. */
export interface SheetDetailView {
  readonly sheet: SheetRow
  readonly matrices: readonly {
    readonly role: string
    readonly roleName: string
    readonly stepsPerPoint: number
    readonly criteria: readonly { readonly id: string; readonly name: LocalizedText; readonly maxUnits: number }[]
    readonly applicants: readonly SheetColumn[]
  }[]
  /** Voided ones included, newest first. */
  readonly scans: readonly SheetScanView[]
}

export interface SheetImportView {
  readonly id: string
  readonly name: string
  readonly fileId: string
  readonly status: 'queued' | 'running' | 'read' | 'refused' | 'proposed' | 'confirmed' | 'rejected' | 'failed'
  readonly sheetId: string | null
  readonly sheetNumber: string | null
  readonly expertName: string | null
  readonly report: SheetReport | null
  /** Applications put forward for confirmation; null: every one in the file, or nothing yet. */
  readonly accepted: readonly string[] | null
  /** While it waits to be put forward: applications for which something would be written and nothing conflicts. */
  readonly open: readonly string[]
  readonly importedBy: { readonly id: string; readonly name: string }
  readonly importedAt: string
  readonly proposalId: string | null
  readonly revision: number
}

/** One line of the list: the report without its cells. */
export interface SheetImportRow extends Omit<SheetImportView, 'report' | 'open'> {
  readonly report: Omit<SheetReport, 'applicants' | 'problems'> | null
}
