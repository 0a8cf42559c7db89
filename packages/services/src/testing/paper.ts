import { randomInt, randomUUID } from 'node:crypto'
import { Readable } from 'node:stream'
import { creditCodeCheckCharacter } from '@zhengji/domain/enterprise/credit-code'

export interface TestEnterprise {
  readonly name: string
  readonly creditCode: string
}

/** GB 32100-2015; 31^7 possibilities, so that thousands of enterprises of one test never meet. */
const alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY'
const characters = (count: number): string => Array.from({ length: count }, () => alphabet[randomInt(alphabet.length)]).join('')

/** A valid code of an enterprise (91) in 渝北, different each time. */
export const randomCreditCode = (): string => {
  const first17 = `91500112MA${characters(7)}`
  return first17 + creditCodeCheckCharacter(first17)
}

export const randomEnterprise = (): TestEnterprise => {
  const creditCode = randomCreditCode()
  return { name: `重庆测试${creditCode.slice(10, 17)}科技有限公司`, creditCode }
}

/** Bytes that are a PDF to every reader that looks at the beginning; different each time. */
export const randomPdf = (): Buffer =>
  Buffer.from(`%PDF-1.4\n% ${randomUUID()}\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n`)

export const streamOf = (...chunks: readonly (Buffer | string)[]): Readable => Readable.from(chunks.map((chunk) => Buffer.from(chunk)))
