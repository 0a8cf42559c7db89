import { spawn } from 'node:child_process'
import { createConnection, createServer } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'

export interface RedisServer {
  readonly url: string
  stop(): Promise<void>
}

const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0))
    })
  })

const answers = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = createConnection({ port, host: '127.0.0.1' })
    socket.once('connect', () => {
      socket.destroy()
      resolve(true)
    })
    socket.once('error', () => resolve(false))
  })

/** A Redis of its own on a free port; null when the machine has no `redis-server`. `ZHENGJI_REDIS_SERVER` names another program, e.g. valkey-server. */
export const startRedis = async (directory: string, wantedPort?: number): Promise<RedisServer | null> => {
  const port = wantedPort ?? (await freePort())
  const child = spawn(
    process.env['ZHENGJI_REDIS_SERVER'] ?? 'redis-server',
    ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--dir', directory],
    {
      stdio: 'ignore',
    },
  )
  let gone = false
  const exited = new Promise<void>((resolve) => {
    const end = () => {
      gone = true
      resolve()
    }
    child.once('error', end)
    child.once('exit', end)
  })
  // 5 s: it starts within 50 ms, also on a busy machine
  for (let waited = 0; waited < 5_000 && !gone; waited += 20) {
    if (await answers(port)) {
      const stop = () => {
        child.kill('SIGTERM')
        return exited
      }
      return { url: `redis://127.0.0.1:${port}`, stop }
    }
    await sleep(20)
  }
  child.kill('SIGKILL')
  return null
}
