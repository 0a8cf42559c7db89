import { connect, createServer, type AddressInfo, type Socket } from 'node:net'

/** A door in front of a TCP service: shutting it cuts every connection and refuses new ones, as when the service is away. */
export const openGate = async (target: { readonly host: string; readonly port: number }) => {
  const sockets = new Set<Socket>()
  let shut = false
  const server = createServer((client) => {
    if (shut) {
      client.destroy()
      return
    }
    const upstream = connect(target)
    for (const [one, another] of [
      [client, upstream],
      [upstream, client],
    ] as const) {
      sockets.add(one)
      one.on('error', () => {})
      one.on('close', () => {
        sockets.delete(one)
        another.destroy()
      })
      one.pipe(another)
    }
  })
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve))
  const cut = () => sockets.forEach((socket) => socket.destroy())
  return {
    // A server that listens on TCP has an address with a port.
    port: (server.address() as AddressInfo).port,
    shut: () => {
      shut = true
      cut()
    },
    open: () => {
      shut = false
    },
    close: () => {
      server.close()
      cut()
    },
  }
}
