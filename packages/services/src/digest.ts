import { createHash } from 'node:crypto'

/** SHA-256 of UTF-8 text, lower-case hex: the `digest` that the domain asks for. */
export const digest = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex')
