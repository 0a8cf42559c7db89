import type { Page } from '@zhengji/domain/fields'
import type { ProposalView } from '@zhengji/domain/proposal/view'
import type { pageSheetsInput } from '@zhengji/domain/sheet/input'
import type {
  ScoreFormDocument,
  SheetDetailView,
  SheetImportRow,
  SheetImportView,
  SheetPackView,
  SheetRow,
  SheetScanView,
} from '@zhengji/domain/sheet/view'
import type { InferInput } from 'valibot'
import { client } from './client.ts'

export type SheetFilter = InferInput<typeof pageSheetsInput>

export const listPacks = (roundId: string): Promise<SheetPackView[]> => client.sheets.packs.query({ roundId })
/** `role` null: one workbook per expert with every role. */
export const requestPack = (input: { roundId: string; role: string | null; dueAt: string | null }): Promise<SheetPackView> =>
  client.sheets.requestPack.mutate(input)
export const cancelPack = (packId: string): Promise<SheetPackView> => client.sheets.cancelPack.mutate({ packId })
export const listSheets = (roundId: string): Promise<SheetRow[]> => client.sheets.list.query({ roundId })
export const pageSheets = (input: SheetFilter): Promise<Page<SheetRow>> => client.sheets.page.query(input)
export const getSheet = (sheetId: string): Promise<SheetDetailView> => client.sheets.get.query({ sheetId })
export const reissueSheet = (input: { sheetId: string; reason: string }): Promise<SheetPackView> => client.sheets.reissue.mutate(input)
/** The file was uploaded before, as `sheet-scan`. */
export const attachSheetScan = (input: { sheetId: string; fileId: string }): Promise<SheetScanView[]> =>
  client.sheets.attachScan.mutate(input)
export const voidSheetScan = (input: { scanId: string; reason: string }): Promise<SheetScanView[]> => client.sheets.voidScan.mutate(input)
/** The files were uploaded before; a zip becomes one import per workbook in it. A file that was imported before is read anew. */
export const importSheets = (input: { roundId: string; fileIds: string[] }): Promise<SheetImportRow[]> => client.sheets.import.mutate(input)
export const listImports = (roundId: string): Promise<SheetImportRow[]> => client.sheets.imports.query({ roundId })
export const getImport = (importId: string): Promise<SheetImportView> => client.sheets.getImport.query({ importId })
export const getScoreForm = (importId: string): Promise<ScoreFormDocument> => client.sheets.scoreForm.query({ importId })
/** `applicationIds` left out: every applicant of the file. */
export const proposeImport = (input: { importId: string; revision: number; applicationIds?: string[] }): Promise<ProposalView> =>
  client.sheets.proposeImport.mutate(input)
