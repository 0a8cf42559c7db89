import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { chromium, type Page } from 'playwright-core'
import { chromiumFlags, chromiumPath } from '../browser.ts'

export interface KillableBrowser {
  readonly page: Page
  /** As a power cut: no process of it gets to write another byte. */
  kill(): Promise<void>
}

/** A browser with a profile on the disk, started by hand so that it can be killed by its own process id. */
export const openKillable = async (profile: string): Promise<KillableBrowser> => {
  const child = spawn(
    chromiumPath(),
    [...chromiumFlags, '--headless', `--user-data-dir=${profile}`, '--remote-debugging-port=0', 'about:blank'],
    {
      stdio: ['ignore', 'ignore', 'pipe'],
      // A group of its own: the kill reaches its helpers and nobody else.
      detached: true,
    },
  )
  let said = ''
  const endpoint = await new Promise<string>((resolve, reject) => {
    child.stderr.on('data', (chunk: Buffer) => {
      said += chunk.toString()
      const address = /DevTools listening on (ws:\S+)/.exec(said)?.[1]
      if (address !== undefined) resolve(address)
    })
    child.once('exit', (code) => reject(new Error(`Chromium ended with ${code}:\n${said}`)))
  })
  const browser = await chromium.connectOverCDP(endpoint)
  const [context] = browser.contexts()
  if (context === undefined || child.pid === undefined) throw new Error('Chromium opened no window')
  const group = child.pid
  return {
    page: context.pages()[0] ?? (await context.newPage()),
    kill: async () => {
      const ended = once(child, 'exit')
      process.kill(-group, 'SIGKILL')
      await ended
    },
  }
}
