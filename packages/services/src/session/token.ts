import { createHash, randomBytes } from 'node:crypto'

/** 256 random bits; lives only in the cookie. */
export const newToken = (): string => randomBytes(32).toString('base64url')

/** What the database keeps of a token: whoever reads the table cannot become anybody. */
export const tokenHash = (token: string): string => createHash('sha256').update(token).digest('hex')
