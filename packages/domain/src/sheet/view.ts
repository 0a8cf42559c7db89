import type { SheetReport } from './verdict.ts'

export interface SheetPackView {
  readonly id: string
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
  readonly expertId: string
  readonly expertName: string
  readonly status: 'pending' | 'issued' | 'incomplete' | 'complete' | 'void'
  readonly voidReason: string | null
  readonly fileId: string | null
  readonly issuedAt: string | null
  /** Score cells filled / expected, from accepted imports. */
  readonly filled: number
  readonly expected: number
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
  readonly importedBy: { readonly id: string; readonly name: string }
  readonly importedAt: string
  readonly proposalId: string | null
  readonly revision: number
}
