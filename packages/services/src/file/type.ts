import path from 'node:path'
import { ServiceError } from '../errors.ts'
import { uploadRules, type UploadPurpose } from './rules.ts'

/** The last part of a path, without control characters; at most 200 characters, the extension kept. */
export const safeName = (name: string): string => {
  const base = path.posix
    .basename(name.replaceAll('\\', '/'))
    .replace(/[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu, '')
    .trim()
  const extension = path.posix.extname(base).slice(0, 10)
  return `${path.posix.basename(base, extension).slice(0, 200 - extension.length) || 'file'}${extension}`
}

const typeNamed = (purpose: UploadPurpose, name: string) => uploadRules[purpose].types[path.posix.extname(name).slice(1).toLowerCase()]

const refused = (purpose: UploadPurpose, name: string, found: string) =>
  new ServiceError('VALIDATION', 'file-type-refused', { name, found, expected: uploadRules[purpose].expected })

/** Refuses an extension that is not taken for this purpose, before any byte is sent. */
export const checkExtension = (purpose: UploadPurpose, name: string): void => {
  if (typeNamed(purpose, name) === undefined) throw refused(purpose, name, path.posix.extname(name) || '?')
}

/** The media type when extension and first bytes (`detected`, null: nothing known) name the same allowed one; else refuses. */
export const mediaTypeOf = (purpose: UploadPurpose, name: string, detected: string | null): string => {
  const type = typeNamed(purpose, name)
  if (type === undefined || detected === null || !type.detected.includes(detected)) throw refused(purpose, name, detected ?? '?')
  return type.mediaType
}

/** Refuses what is empty or too large by its announced size. */
export const checkSize = (purpose: UploadPurpose, size: number): void => {
  if (size === 0) throw new ServiceError('VALIDATION', 'file-empty')
  const { maxBytes } = uploadRules[purpose]
  if (size > maxBytes) throw new ServiceError('LIMIT', 'file-too-large', { max: Math.floor(maxBytes / 1_048_576) })
}
