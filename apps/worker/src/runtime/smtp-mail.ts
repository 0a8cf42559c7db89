import { createTransport } from 'nodemailer'
import type { Mail } from '@zhengji/services/ports/mail'

const codeOf = (error: unknown): number | null =>
  error instanceof Error && 'responseCode' in error && typeof error.responseCode === 'number' ? error.responseCode : null

/** The Mail port over SMTP. 5xx answers are final, anything else (4xx, no connection, time-out) may pass. */
export const createSmtpMail = (url: string, from: string): Mail & { close(): void } => {
  // 20 s: a mail server that has not answered by then would only hold up the other jobs.
  const timeout = 20_000
  const transport = createTransport({ url, connectionTimeout: timeout, greetingTimeout: timeout, socketTimeout: timeout })
  return {
    send: async ({ to, subject, text, messageId }) => {
      const startedAt = performance.now()
      const durationMs = () => Math.round(performance.now() - startedAt)
      try {
        const { response } = await transport.sendMail({ from, to, subject, text, messageId })
        return { outcome: 'accepted', answer: { code: Number.parseInt(response, 10) || null, text: response }, durationMs: durationMs() }
      } catch (error) {
        const code = codeOf(error)
        const answer = { code, text: error instanceof Error ? error.message : String(error) }
        return { outcome: code !== null && code >= 500 ? 'refused' : 'unreachable', answer, durationMs: durationMs() }
      }
    },
    close: () => transport.close(),
  }
}
