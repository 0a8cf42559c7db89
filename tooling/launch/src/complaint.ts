/** Something the person at the keyboard can mend; printed as its sentence, without a stack. */
export class Complaint extends Error {
  override readonly name = 'Complaint'
}

export const codeOf = (error: unknown): string | null =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : null

/** Any error as a sentence: faults of the disk are named, everything else is shown as it is. */
export const sentenceOf = (error: unknown): string => {
  if (error instanceof Complaint) return error.message
  const message = error instanceof Error ? error.message : String(error)
  switch (codeOf(error)) {
    case 'ENOSPC':
    case 'EDQUOT':
      return `The disk is full (${message}). Make room, or choose another place with DATA_DIR=…`
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return `No permission (${message}). Choose another place with DATA_DIR=…, or give this user the right to write there.`
    default:
      return message
  }
}
