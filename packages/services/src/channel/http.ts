import type { Answer } from './port.ts'

/** Whoever has not answered by then is half dead and would only hold up the others. */
const patienceMs = 10_000
/** An answer of these services has some hundred bytes; what is longer comes from somebody else. */
const longest = 65_536

export interface HttpAnswer {
  readonly status: number
  /** Parsed JSON, or null when it is none. */
  readonly json: unknown
  readonly text: string
}

/** Posts and reads the answer within ten seconds; what keeps it from coming is an `unreachable` answer, without the address, which holds a key. */
export const post = async (
  url: string,
  body: string,
  headers: Readonly<Record<string, string>>,
  timeoutMs = patienceMs,
): Promise<HttpAnswer | Answer> => {
  try {
    const signal = AbortSignal.timeout(timeoutMs)
    const answer = await fetch(url, { method: 'POST', body, headers, signal, redirect: 'error' })
    const text = await readLimited(answer)
    if (answer.status >= 500 || answer.status === 429)
      return { outcome: 'unreachable', code: `HTTP ${answer.status}`, text: text.slice(0, 300) }
    return { status: answer.status, json: parse(text), text: text.slice(0, 300) }
  } catch (error) {
    return { outcome: 'unreachable', code: codeOf(error), text: 'no answer' }
  }
}

export const isHttp = (answer: HttpAnswer | Answer): answer is HttpAnswer => 'status' in answer

const readLimited = async (answer: Response): Promise<string> => {
  if (answer.body === null) return ''
  const decoder = new TextDecoder()
  let text = ''
  for await (const chunk of answer.body) {
    text += decoder.decode(chunk, { stream: true })
    if (text.length > longest) throw new Error('the answer is too long')
  }
  return text
}

const parse = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

/** The class of the fault only: messages of fetch may quote the address. */
const codeOf = (error: unknown): string => {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error
  if (cause instanceof Error && 'code' in cause && typeof cause.code === 'string') return cause.code
  return cause instanceof Error ? cause.name : 'error'
}

/** A property of an answer as text; what is neither text nor number reads as nothing. */
export const textField = (json: unknown, name: string): string | undefined => {
  const value = field(json, name)
  return typeof value === 'string' || typeof value === 'number' ? String(value) : undefined
}

/** A property of an answer whose shape is the provider's. */
export const field = (json: unknown, name: string): unknown =>
  typeof json === 'object' && json !== null && name in json ? (json as Readonly<Record<string, unknown>>)[name] : undefined
