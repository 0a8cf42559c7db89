import type { SheetRow } from './view.ts'

/** How many sheets went out and came back; voided ones are counted apart from the others. */
export interface SheetCounts {
  readonly issued: number
  readonly complete: number
  readonly incomplete: number
  /** Issued, nothing of it taken over yet. */
  readonly outstanding: number
  readonly void: number
}

/** What never went out is not counted, voided or not. */
export const countSheets = (sheets: readonly Pick<SheetRow, 'status' | 'issuedAt'>[]): SheetCounts => {
  const issued = sheets.filter(({ issuedAt }) => issuedAt !== null)
  const having = (status: SheetRow['status']): number => issued.filter((sheet) => sheet.status === status).length
  return {
    issued: issued.length,
    complete: having('complete'),
    incomplete: having('incomplete'),
    outstanding: having('issued'),
    void: having('void'),
  }
}
