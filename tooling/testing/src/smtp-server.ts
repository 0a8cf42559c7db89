import { createServer, type Socket } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'

export interface ReceivedMail {
  readonly from: string
  readonly to: readonly string[]
  /** Headers and body as they came, dots unstuffed. */
  readonly data: string
  readonly messageId: string
}

/** How the server behaves towards a recipient or from the start. */
export interface SmtpTemper {
  /** Answer to RCPT TO instead of 250, e.g. `550 no such user`; null accepts. */
  rcpt?: (address: string) => string | null
  /** Milliseconds before each answer. */
  slow?: number
  /** Accepts connections and never says a word. */
  silent?: boolean
  /** Falls silent in the middle: after DATA has been received it answers nothing. */
  deafAfterData?: boolean
  /** User and password that AUTH PLAIN must bring. */
  auth?: { readonly user: string; readonly pass: string }
}

export interface SmtpServer {
  readonly url: string
  readonly port: number
  readonly mails: readonly ReceivedMail[]
  temper: SmtpTemper
  stop(): Promise<void>
}

/**
 * A mail server for tests that speaks SMTP (RFC 5321) as far as a client goes: EHLO, AUTH PLAIN, MAIL, RCPT, DATA with dot-stuffing, RSET,
 * NOOP, QUIT, in this order and no other. It insists on CRLF and on commands in their sequence, as real ones do.
 */
export const startSmtpServer = async (temper: SmtpTemper = {}): Promise<SmtpServer> => {
  const mails: ReceivedMail[] = []
  const sockets = new Set<Socket>()
  const state = { temper }
  const server = createServer((socket) => {
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket))
    socket.on('error', () => socket.destroy())
    // A client that hangs up in the middle of a conversation is part of what is tested.
    if (state.temper.silent !== true) converse(socket, state, mails).catch(() => socket.destroy())
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  return {
    url: `smtp://127.0.0.1:${port}`,
    port,
    mails,
    get temper() {
      return state.temper
    },
    set temper(next) {
      state.temper = next
    },
    stop: async () => {
      for (const socket of sockets) socket.destroy()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

const converse = async (socket: Socket, state: { readonly temper: SmtpTemper }, mails: ReceivedMail[]): Promise<void> => {
  socket.setEncoding('utf8')
  const say = async (line: string): Promise<void> => {
    if (state.temper.slow !== undefined) await sleep(state.temper.slow)
    if (!socket.destroyed) socket.write(`${line}\r\n`)
  }
  let greeted = false
  let known = false
  let from: string | null = null
  let to: string[] = []
  // Declared as a property: the compiler cannot see that `command` assigns it.
  const letter: { lines: string[] | null } = { lines: null }

  const command = async (line: string): Promise<void> => {
    const [verb = ''] = line.toUpperCase().split(' ')
    if (verb === 'QUIT') {
      await say('221 bye')
      socket.end()
    } else if (verb === 'EHLO' || verb === 'HELO') {
      greeted = true
      await say(state.temper.auth === undefined ? '250-zhengji.test\r\n250 8BITMIME' : '250-zhengji.test\r\n250 AUTH PLAIN')
    } else if (verb === 'AUTH') {
      const [, , given = ''] = line.split(' ')
      const wanted = state.temper.auth
      known = wanted !== undefined && Buffer.from(given, 'base64').toString() === `\u0000${wanted.user}\u0000${wanted.pass}`
      await say(known ? '235 welcome' : '535 authentication failed')
    } else if (verb === 'NOOP') await say('250 ok')
    else if (verb === 'RSET') {
      from = null
      to = []
      await say('250 ok')
    } else if (!greeted) await say('503 EHLO first')
    else if (state.temper.auth !== undefined && !known) await say('530 authentication required')
    else if (verb === 'MAIL') {
      from = /^MAIL FROM:<([^>]*)>/i.exec(line)?.[1] ?? null
      to = []
      await say(from === null ? '501 syntax' : '250 ok')
    } else if (verb === 'RCPT') {
      const recipient = /^RCPT TO:<([^>]+)>/i.exec(line)?.[1]
      const no = recipient === undefined ? '501 syntax' : from === null ? '503 MAIL first' : (state.temper.rcpt?.(recipient) ?? null)
      if (no === null && recipient !== undefined) to.push(recipient)
      await say(no ?? '250 ok')
    } else if (verb === 'DATA') {
      if (to.length === 0) await say('503 RCPT first')
      else {
        letter.lines = []
        await say('354 go ahead')
      }
    } else await say('502 unknown command')
  }

  const keep = async (lines: readonly string[]): Promise<void> => {
    const whole = lines.map((line) => (line.startsWith('.') ? line.slice(1) : line)).join('\r\n')
    const messageId = /^Message-ID:\s*(<[^>]+>)/im.exec(whole)?.[1] ?? ''
    mails.push({ from: from ?? '', to, data: whole, messageId })
    from = null
    to = []
    if (state.temper.deafAfterData !== true) await say(`250 queued as ${mails.length}`)
  }

  await say('220 zhengji.test ESMTP')
  let rest = ''
  // Lines are worked off one after the other, whatever pieces the network makes of them.
  for await (const chunk of socket) {
    rest += String(chunk)
    for (let end = rest.indexOf('\r\n'); end >= 0; end = rest.indexOf('\r\n')) {
      const line = rest.slice(0, end)
      rest = rest.slice(end + 2)
      const { lines } = letter
      if (lines === null) await command(line)
      else if (line === '.') {
        letter.lines = null
        await keep(lines)
      } else lines.push(line)
    }
  }
}
