import type { ProposalView } from '@zhengji/domain/proposal/view'
import type { SheetImportView, SheetPackView, SheetRow } from '@zhengji/domain/sheet/view'
import { client } from './client.ts'

export const listPacks = (roundId: string): Promise<SheetPackView[]> => client.sheets.packs.query({ roundId })
export const requestPack = (input: { roundId: string; dueAt: string | null }): Promise<SheetPackView> =>
  client.sheets.requestPack.mutate(input)
export const cancelPack = (packId: string): Promise<SheetPackView> => client.sheets.cancelPack.mutate({ packId })
export const listSheets = (roundId: string): Promise<SheetRow[]> => client.sheets.list.query({ roundId })
export const reissueSheet = (input: { sheetId: string; reason: string }): Promise<SheetPackView> => client.sheets.reissue.mutate(input)
/** The files were uploaded before; a zip becomes one import per workbook in it. */
export const importSheets = (input: { roundId: string; fileIds: string[] }): Promise<SheetImportView[]> =>
  client.sheets.import.mutate(input)
export const listImports = (roundId: string): Promise<SheetImportView[]> => client.sheets.imports.query({ roundId })
export const getImport = (importId: string): Promise<SheetImportView> => client.sheets.getImport.query({ importId })
export const proposeImport = (input: { importId: string; revision: number }): Promise<ProposalView> =>
  client.sheets.proposeImport.mutate(input)
