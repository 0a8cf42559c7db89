import { createHash } from 'node:crypto'

/** The digest that services inject: SHA-256, lower-case hex, of UTF-8 text. For tests only; the domain itself has no crypto. */
export const sha256 = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex')
