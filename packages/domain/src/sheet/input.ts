import * as v from 'valibot'
import { idField, instantField, noteField, pageFields, revisionField, reasonField, textField } from '../fields.ts'
import { sheetStatuses } from './status-names.ts'

/** `role` null: one workbook per expert with every role. */
export const requestPackInput = v.object({
  roundId: idField,
  role: v.optional(v.nullable(textField(80)), null),
  dueAt: v.nullable(instantField),
})
export const pageSheetsInput = v.object({
  roundId: idField,
  /** Any fragment of the expert's name, pinyin initials, or of the sheet's number. */
  search: v.optional(noteField(80), ''),
  /** None: all but void ones. */
  status: v.optional(v.array(v.picklist(sheetStatuses)), []),
  sort: v.optional(v.picklist(['number', 'expert', 'status', 'issued']), 'number'),
  direction: v.optional(v.picklist(['asc', 'desc']), 'asc'),
  ...pageFields,
})
export const sheetIdInput = v.object({ sheetId: idField })
export const packIdInput = v.object({ packId: idField })
export const reissueSheetInput = v.object({ sheetId: idField, reason: reasonField })
/** The files were uploaded before (purpose `sheet`); several at once, one bad file does not stop the others. */
export const importSheetsInput = v.object({ roundId: idField, fileIds: v.pipe(v.array(idField), v.minLength(1), v.maxLength(200)) })
export const importIdInput = v.object({ importId: idField })
/** Only these applicants of the file; left out: all of them. */
const acceptedField = v.optional(v.pipe(v.array(idField), v.minLength(1), v.maxLength(2000)))
export const proposeImportInput = v.object({ importId: idField, revision: revisionField, applicationIds: acceptedField })
/** The file was uploaded before (purpose `sheet-scan`). */
export const attachSheetScanInput = v.object({ sheetId: idField, fileId: idField })
export const voidSheetScanInput = v.object({ scanId: idField, reason: reasonField })
