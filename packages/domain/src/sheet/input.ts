import * as v from 'valibot'
import { idField, instantField, revisionField, reasonField } from '../fields.ts'

export const requestPackInput = v.object({ roundId: idField, dueAt: v.nullable(instantField) })
export const packIdInput = v.object({ packId: idField })
export const reissueSheetInput = v.object({ sheetId: idField, reason: reasonField })
/** The files were uploaded before (purpose `sheet`); several at once, one bad file does not stop the others. */
export const importSheetsInput = v.object({ roundId: idField, fileIds: v.pipe(v.array(idField), v.minLength(1), v.maxLength(200)) })
export const importIdInput = v.object({ importId: idField })
export const proposeImportInput = v.object({ importId: idField, revision: revisionField })
