import * as v from 'valibot'
import { idField, noteField, textField, reasonField, revisionField } from '../fields.ts'

/** The reasons for which a single score may change once it is in. The fourth, an abnormal score, needs a case and a majority of the panel. */
export const correctionKinds = ['arithmetic', 'out-of-range', 'objective-differs'] as const

/** As a new version, after a second person's approval. */
export const proposeCorrectionInput = v.object({
  sheetId: idField,
  applicationId: idField,
  criterionId: textField(80),
  units: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(100_000)),
  kind: v.picklist(correctionKinds),
  explanation: reasonField,
})

export const scoreHistoryInput = v.object({ sheetId: idField, applicationId: idField })

/** `applicationId` null: every applicant of the sheet. */
export const openCaseInput = v.object({ sheetId: idField, applicationId: v.nullable(idField), reason: reasonField })
export const recordVoteInput = v.object({ caseId: idField, expertId: idField, confirms: v.boolean() })
/** The member's own words as text, as a file uploaded before (purpose `score-explanation`), or both. */
export const recordExplanationInput = v.object({
  caseId: idField,
  revision: revisionField,
  explanation: v.picklist(['absent', 'insufficient', 'sufficient']),
  text: noteField(4000),
  fileId: v.nullable(idField),
})
export const closeCaseInput = v.object({ caseId: idField, revision: revisionField, reason: reasonField })
export const proposeReplacementInput = v.object({ caseId: idField, revision: revisionField, reason: reasonField })
