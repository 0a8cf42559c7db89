import { mkdir, open, readFile } from 'node:fs/promises'
import path from 'node:path'
import type { Anchors } from '../context.ts'

/** Signed heads of the audit chain in `DATA_DIR/anchors.jsonl`, one line each, only ever appended to and synced before it counts. */
export const createDiskAnchors = (dataDir: string): Anchors => {
  const file = path.join(dataDir, 'anchors.jsonl')
  return {
    append: async (line) => {
      if (line.includes('\n')) throw new Error('an anchor is one line')
      await mkdir(dataDir, { recursive: true })
      // O_APPEND: lines of server and worker do not mix, however they race.
      const handle = await open(file, 'a', 0o600)
      try {
        await handle.write(`${line}\n`)
        await handle.sync()
      } finally {
        await handle.close()
      }
    },
    lines: async () => {
      const text = await readFile(file, 'utf8').catch((error: unknown) => {
        if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return ''
        throw error
      })
      // What follows the last line end was being written when the power went: it never counted.
      return text.split('\n').slice(0, -1)
    },
  }
}
