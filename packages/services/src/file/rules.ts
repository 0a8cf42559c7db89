import type { Permission } from '@zhengji/domain/access/permission'
import type { files } from '@zhengji/db/schema/index'

export type FilePurpose = (typeof files.$inferSelect)['purpose']
/** What a person may upload for; sheets and packs are written by the worker. */
export const uploadPurposes = ['scan', 'sheet-returned', 'sheet-scan', 'score-explanation'] as const satisfies FilePurpose[]
export type UploadPurpose = (typeof uploadPurposes)[number]

/** What may be uploaded for a purpose; extension and first bytes must agree. */
export interface UploadRule {
  readonly permission: Permission
  readonly maxBytes: number
  /** Extension → what `file-type` calls those bytes. */
  readonly types: Readonly<Record<string, { readonly detected: readonly string[]; readonly mediaType: string }>>
  /** For the refusal's sentence. */
  readonly expected: string
}

const megabyte = 1_048_576
const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** Paper, scanned or photographed. */
const paper = {
  types: {
    pdf: { detected: ['pdf'], mediaType: 'application/pdf' },
    jpg: { detected: ['jpg'], mediaType: 'image/jpeg' },
    jpeg: { detected: ['jpg'], mediaType: 'image/jpeg' },
    png: { detected: ['png'], mediaType: 'image/png' },
  },
  expected: 'PDF / JPEG / PNG',
} as const

export const uploadRules: Readonly<Record<UploadPurpose, UploadRule>> = {
  // 512 MB: a bound set of three hundred colour pages at 300 dpi has some 300 MB.
  scan: { permission: 'application:intake', maxBytes: 512 * megabyte, ...paper },
  // 128 MB: a sheet for a hundred applicants prints on some forty pages.
  'sheet-scan': { permission: 'sheet:write', maxBytes: 128 * megabyte, ...paper },
  // 20 MB: a letter of a few pages.
  'score-explanation': { permission: 'score:write', maxBytes: 20 * megabyte, ...paper },
  // 20 MB: the largest workbook we issue has 1 MB; the import guards what is inside.
  'sheet-returned': {
    permission: 'sheet:write',
    maxBytes: 20 * megabyte,
    types: {
      xlsx: { detected: ['xlsx', 'zip'], mediaType: xlsx },
      zip: { detected: ['zip', 'xlsx'], mediaType: 'application/zip' },
    },
    expected: 'Excel (.xlsx) / .zip',
  },
}

/** Who may read a file, by what it is for. */
export const readPermission: Readonly<Record<FilePurpose, Permission>> = {
  scan: 'application:read',
  'sheet-issued': 'sheet:read',
  'sheet-pack': 'sheet:read',
  'sheet-returned': 'sheet:read',
  'sheet-scan': 'sheet:read',
  'score-explanation': 'score:read',
}
