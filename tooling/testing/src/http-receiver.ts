import { createServer, type ServerResponse } from 'node:http'

export interface ReceivedRequest {
  readonly method: string
  /** Path with query. */
  readonly url: string
  readonly headers: Readonly<Record<string, string | string[] | undefined>>
  readonly body: string
}

export type Responder = (request: ReceivedRequest, response: ServerResponse) => void

export interface HttpReceiver {
  readonly url: string
  readonly host: string
  readonly requests: readonly ReceivedRequest[]
  respond: Responder
  stop(): Promise<void>
}

export const answerJson = (response: ServerResponse, value: unknown, status = 200): void => {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(value))
}

/** A web server on loopback that keeps what it was sent and answers as the test says. */
export const startHttpReceiver = async (respond: Responder): Promise<HttpReceiver> => {
  const requests: ReceivedRequest[] = []
  const state = { respond }
  const server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const received = {
        method: request.method ?? '',
        url: request.url ?? '',
        headers: request.headers,
        body: Buffer.concat(chunks).toString('utf8'),
      }
      requests.push(received)
      state.respond(received, response)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const host = `127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`
  return {
    url: `http://${host}`,
    host,
    requests,
    get respond() {
      return state.respond
    },
    set respond(next) {
      state.respond = next
    },
    stop: async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
