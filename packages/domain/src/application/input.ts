import * as v from 'valibot'
import {
  creditCodeField,
  emailField,
  idField,
  instantField,
  noteField,
  pageFields,
  phoneField,
  reasonField,
  revisionField,
  textField,
} from '../fields.ts'
import { encodeRefusal, refuse } from '../refusal/refusal.ts'
import { applicationStatuses } from './status.ts'

/** The applicant stands first with an empty relation; related entities follow. At most 20. */
export const entityInput = v.object({
  name: textField(120),
  creditCode: creditCodeField,
  relation: noteField(60),
  undertakings: v.pipe(v.array(v.string()), v.maxLength(20)),
})

export const applicationFields = {
  role: textField(60),
  entities: v.pipe(v.array(entityInput), v.minLength(1), v.maxLength(20)),
  contactName: textField(60),
  contactPhone: phoneField,
  contactEmail: v.nullable(emailField),
  note: noteField(500),
}

export const materialCheckInput = v.object({
  materialId: textField(60),
  present: v.boolean(),
  copies: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(99)),
  pages: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(9999)),
  sealed: v.boolean(),
  bound: v.boolean(),
  scanEqualsPaper: v.boolean(),
  note: noteField(200),
})

export const createApplicationInput = v.object({ roundId: idField, ...applicationFields })
export const updateApplicationInput = v.object({ applicationId: idField, revision: revisionField, ...applicationFields })
export const checkMaterialsInput = v.object({
  applicationId: idField,
  revision: revisionField,
  materials: v.pipe(v.array(materialCheckInput), v.maxLength(50)),
})
/** The legal event. Late deliveries go to the late register; what else is wrong refuses and changes nothing. */
export const deliverInput = v.object({ applicationId: idField, revision: revisionField })
export const applicationIdInput = v.object({ applicationId: idField })
export const attachFileInput = v.object({ applicationId: idField, materialId: textField(60), fileId: idField })
export const detachFileInput = v.object({ attachmentId: idField, reason: reasonField })
export const applicationActInput = v.object({ applicationId: idField, revision: revisionField })
export const applicationReasonInput = v.object({ applicationId: idField, revision: revisionField, reason: reasonField })
export const recordFindingInput = v.pipe(
  v.object({
    applicationId: idField,
    checkpointId: textField(80),
    /** Newest version that the reviewer saw, 0 when there was none; a lost race answers CONFLICT with the other finding. */
    version: v.pipe(v.number(), v.integer(), v.minValue(0)),
    verdict: v.picklist(['met', 'unmet', 'doubt']),
    fileId: v.nullable(idField),
    page: v.nullable(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(9999))),
    note: noteField(500),
  }),
  // Whoever is refused is told why; nobody can answer a bare “not met”.
  v.forward(
    v.partialCheck(
      [['verdict'], ['note']],
      ({ verdict, note }) => verdict === 'met' || note !== '',
      encodeRefusal(refuse('finding-note-required')),
    ),
    ['note'],
  ),
)
export const confirmFindingsInput = v.object({
  applicationId: idField,
  findingIds: v.pipe(v.array(idField), v.minLength(1), v.maxLength(200)),
})
export const listApplicationsInput = v.object({
  roundId: idField,
  /** Any fragment of the name, pinyin initials, number, or last 4 of credit code or phone. */
  search: v.optional(noteField(80), ''),
  status: v.optional(v.array(v.picklist(applicationStatuses)), []),
  role: v.optional(noteField(60), ''),
  late: v.optional(v.boolean()),
  sort: v.optional(v.picklist(['created', 'number', 'name', 'received']), 'created'),
  direction: v.optional(v.picklist(['asc', 'desc']), 'desc'),
  ...pageFields,
})
export const lookUpEnterpriseInput = v.object({ roundId: idField, creditCode: creditCodeField })
/** Four eyes re-admit what is in the late register. */
export const proposeLateExceptionInput = v.object({ applicationId: idField, reason: reasonField })
export const proposeRevocationInput = v.object({ applicationId: idField, reason: reasonField })
export const receiptIdInput = v.object({ receiptId: idField })
export const noticeIdInput = v.object({ noticeId: idField })
/** What `parseReceiptCode` reads from a QR code. */
export const verifyReceiptInput = v.object({ number: textField(80), deliveredAt: instantField, signature: textField(200) })
