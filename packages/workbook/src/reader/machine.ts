import * as v from 'valibot'
import { refuse, type Refusal } from '@zhengji/domain/refusal/refusal'
import { identityContent, identitySchema, type SheetIdentity } from '../identity.ts'
import { machineMark, schemaVersion } from '../keys.ts'
import type { Book, BookSheet } from './book.ts'
import { gridKey } from './grid.ts'

/** Ten times what a workbook of 500 applicants carries. */
const chunkLimit = 400

const cellText = (sheet: BookSheet, row: number): string => sheet.grid.get(gridKey(row, 1))?.text ?? ''

const unbar = (text: string): string | null => (text.length >= 2 && text.startsWith('|') && text.endsWith('|') ? text.slice(1, -1) : null)

export type MachineVerdict =
  | { readonly ok: true; readonly identity: SheetIdentity; readonly content: string; readonly signature: string }
  | Refusal

/** Finds the hidden sheet by its mark, whatever it is called now, and reads what it claims. Says nothing about truth: verify the signature. */
export const readMachineSheet = (book: Book): MachineVerdict => {
  const found = book.sheets.filter((sheet) => cellText(sheet, 1) === machineMark)
  const [sheet] = found
  if (sheet === undefined) return refuse('sheet-not-ours')
  if (found.length > 1 || cellText(sheet, 2) !== `v${schemaVersion}`) return refuse('sheet-machine-data')
  const count = /^n(\d{1,5})$/.exec(cellText(sheet, 3))?.[1]
  const signature = unbar(cellText(sheet, 4))
  if (count === undefined || Number(count) > chunkLimit || signature === null) return refuse('sheet-machine-data')
  const chunks = Array.from({ length: Number(count) }, (_, index) => unbar(cellText(sheet, 5 + index)))
  if (chunks.includes(null)) return refuse('sheet-machine-data')
  let claimed: unknown
  try {
    claimed = JSON.parse(chunks.join(''))
  } catch {
    return refuse('sheet-machine-data')
  }
  const parsed = v.safeParse(identitySchema, claimed)
  if (!parsed.success) return refuse('sheet-machine-data')
  // The signature covers the canonical form, so that escapes and the cutting into chunks do not matter.
  return { ok: true, identity: parsed.output, content: identityContent(parsed.output), signature }
}
