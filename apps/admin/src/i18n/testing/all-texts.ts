import { en, enLate } from '../en.ts'
import { zh, zhLate } from '../zh.ts'

const fetched = async (late: Readonly<Record<string, () => Promise<object>>>): Promise<Record<string, object>> =>
  Object.fromEntries(await Promise.all(Object.entries(late).map(async ([slice, fetch]) => [slice, await fetch()] as const)))

/** Every text of both languages, the late ones included. */
export const allTexts = async () => ({ zh: { ...zh, ...(await fetched(zhLate)) }, en: { ...en, ...(await fetched(enLate)) } })
