import { createTransport } from 'nodemailer'
import type { Answer, Letter, OutwardPort } from './port.ts'

export interface EmailSettings {
  readonly url: string
  readonly from: string
  /** Address of the installation, named at the foot of the letter. */
  readonly publicUrl: string
}

/** A mail server that has not greeted or answered by then is half dead: the next channel is of more use. */
const timeoutMs = 15_000
/** As many letters at a time as common mail servers take from one sender. */
const connections = 5

const codeOf = (error: unknown): number | null =>
  error instanceof Error && 'responseCode' in error && typeof error.responseCode === 'number' ? error.responseCode : null

const escaped = (text: string): string => text.replace(/[&<>"]/g, (character) => `&#${character.codePointAt(0)};`)

/** The same words as the plain text, for programs that show nothing else. No picture, no link to anywhere but us. */
export const htmlOf = ({ subject, text }: Pick<Letter, 'subject' | 'text'>, publicUrl: string): string => `<!doctype html>
<html lang="zh-CN"><head><meta charset="utf-8"><title>${escaped(subject)}</title></head>
<body style="font-family:'PingFang SC','Microsoft YaHei','Noto Sans CJK SC',sans-serif;font-size:15px;line-height:1.7;color:#1b2130">
<h1 style="font-size:18px">${escaped(subject)}</h1>
${text
  .split(/\n+/)
  .filter(Boolean)
  .map((paragraph) => `<p>${escaped(paragraph)}</p>`)
  .join('\n')}
<p style="font-size:12px;color:#626c80">征集 · ${escaped(publicUrl)}</p>
</body></html>
`

/** SMTP. 5xx answers are final, anything else (4xx, no connection, time-out) may pass. The password is part of `url`. */
export const createEmail = ({ url, from, publicUrl }: EmailSettings, patienceMs = timeoutMs): OutwardPort => {
  const transport = createTransport({
    url,
    pool: true,
    maxConnections: connections,
    maxMessages: 200,
    connectionTimeout: patienceMs,
    greetingTimeout: patienceMs,
    socketTimeout: patienceMs,
  })
  // Errors of idle connections of the pool; the letter that meets one gets its own answer.
  transport.on('error', () => {})
  return {
    id: 'email',
    send: async (letter): Promise<Answer> => {
      try {
        const { response } = await transport.sendMail({
          from,
          to: letter.to,
          subject: letter.subject,
          text: letter.text,
          html: htmlOf(letter, publicUrl),
          messageId: `<${letter.id}@zhengji>`,
          // Holiday replies would come to an address that nobody reads.
          headers: { 'Auto-Submitted': 'auto-generated' },
          attachments:
            letter.calendar === null
              ? []
              : [{ filename: 'deadline.ics', content: letter.calendar, contentType: 'text/calendar; charset=utf-8; method=PUBLISH' }],
        })
        return { outcome: 'accepted', code: String(Number.parseInt(response, 10) || ''), text: response.slice(0, 300) }
      } catch (error) {
        const code = codeOf(error)
        const text = (error instanceof Error ? error.message : String(error)).slice(0, 300)
        const named = error instanceof Error && 'code' in error ? String(error.code) : 'error'
        return { outcome: code !== null && code >= 500 ? 'refused' : 'unreachable', code: code === null ? named : String(code), text }
      }
    },
    close: () => transport.close(),
  }
}
