import { useQuery } from '@pinia/colada'
import { getImport, getScoreForm, getSheet, listImports, listPacks, listSheets, pageSheets, type SheetFilter } from '../../api/sheets.ts'

/** All below `sheets`: one server event refreshes packs, sheets and imports alike. */
export const sheetKeys = {
  all: ['sheets'] as const,
  packs: (roundId: string) => ['sheets', 'packs', roundId] as const,
  list: (roundId: string) => ['sheets', 'list', roundId] as const,
  page: (filter: SheetFilter) => ['sheets', 'page', { ...filter }] as const,
  sheet: (sheetId: string) => ['sheets', 'sheet', sheetId] as const,
  imports: (roundId: string) => ['sheets', 'imports', roundId] as const,
  import: (importId: string) => ['sheets', 'import', importId] as const,
  form: (importId: string) => ['sheets', 'form', importId] as const,
}

export const usePacks = (roundId: () => string) => useQuery({ key: () => sheetKeys.packs(roundId()), query: () => listPacks(roundId()) })
export const useSheets = (roundId: () => string) => useQuery({ key: () => sheetKeys.list(roundId()), query: () => listSheets(roundId()) })
export const useSheetPage = (filter: () => SheetFilter) =>
  useQuery({ key: () => sheetKeys.page(filter()), query: () => pageSheets(filter()), placeholderData: (previous) => previous })
export const useImports = (roundId: () => string) =>
  useQuery({ key: () => sheetKeys.imports(roundId()), query: () => listImports(roundId()) })
export const useImport = (importId: () => string) =>
  useQuery({ key: () => sheetKeys.import(importId()), query: () => getImport(importId()) })

export const useScoreForm = (importId: () => string) =>
  useQuery({ key: () => sheetKeys.form(importId()), query: () => getScoreForm(importId()) })

export const useSheet = (sheetId: () => string, enabled: () => boolean = () => true) =>
  useQuery({ key: () => sheetKeys.sheet(sheetId()), query: () => getSheet(sheetId()), enabled })
