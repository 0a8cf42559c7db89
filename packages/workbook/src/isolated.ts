import { Worker } from 'node:worker_threads'
import { refuse } from '@zhengji/domain/refusal/refusal'
import type { ReadOptions, ReadResult } from './read.ts'
import type { IsolatedAnswer } from './reader/isolated-thread.ts'

export interface IsolationLimits {
  /** Wall-clock time for one file; honest files of 500 applicants take under a second. */
  readonly timeoutMs?: number
  /** Heap of the reading thread in MiB, at least 64: a thread that cannot even start takes the process with it. */
  readonly heapMb?: number
}

/**
 * `readWorkbook` in a thread of its own with a bounded heap and time: the second line behind the guard. A file that exhausts
 * either is refused; the caller lives on and its event loop stays free. The signature is verified here, not in the thread:
 * the key never enters it.
 */
export const readIsolated = (
  bytes: Uint8Array,
  { verify }: ReadOptions,
  { timeoutMs = 20_000, heapMb = 192 }: IsolationLimits = {},
): Promise<ReadResult> =>
  new Promise((resolve) => {
    const worker = new Worker(new URL('./reader/isolated-thread.ts', import.meta.url), {
      workerData: bytes,
      resourceLimits: { maxOldGenerationSizeMb: Math.max(64, heapMb), maxYoungGenerationSizeMb: 32, stackSizeMb: 4 },
      env: {},
      stdin: false,
    })
    const settle = (result: ReadResult) => {
      clearTimeout(timer)
      resolve(result)
      void worker.terminate()
    }
    const refused = (reason: 'sheet-timeout' | 'sheet-reader-failed', params = {}): void =>
      settle({ ok: false, refusal: refuse(reason, params), identity: null, problems: [] })
    const timer = setTimeout(() => refused('sheet-timeout', { seconds: Math.round(timeoutMs / 1000) }), timeoutMs)
    worker.once('message', ({ result, claim }: IsolatedAnswer) => {
      const genuine = claim === null || verify(claim.content, claim.signature)
      settle(genuine ? result : { ok: false, refusal: refuse('sheet-signature'), identity: null, problems: [] })
    })
    worker.once('error', () => refused('sheet-reader-failed'))
    // After a message this comes too late to matter: a promise settles once.
    worker.once('exit', () => refused('sheet-reader-failed'))
  })
