import { Worker } from 'node:worker_threads'
import { refuse } from '@zhengji/domain/refusal/refusal'
import type { ReadOptions, ReadResult } from './read.ts'
import { decodeAnswer } from './reader/answer.ts'

export interface IsolationLimits {
  /** Wall-clock time for one file; honest files of 500 applicants take under a second. */
  readonly timeoutMs?: number
}

/** MiB. Honest files of 500 applicants need 60; a thread with less than 64 cannot even start and takes the process with it. */
const heap = { maxOldGenerationSizeMb: 192, maxYoungGenerationSizeMb: 32, stackSizeMb: 4 }

/** How long a thread without work is kept: starting one costs more than reading a file, and files come in packs. */
const idleMs = 15_000

const startThread = (): Worker =>
  new Worker(new URL('./reader/isolated-thread.ts', import.meta.url), { resourceLimits: heap, env: {}, stdin: false })

/** One by one: a thread has listeners of its own, without which it hears nothing more. */
const forget = (thread: Worker): void => {
  for (const event of ['message', 'error', 'exit']) thread.removeAllListeners(event)
}

let waiting: { readonly thread: Worker; readonly timer: NodeJS.Timeout } | null = null

const takeThread = (): Worker => {
  if (waiting === null) return startThread()
  const { thread, timer } = waiting
  waiting = null
  clearTimeout(timer)
  forget(thread)
  thread.ref()
  return thread
}

/** A thread that has answered may read the next file; it keeps no process alive. */
const returnThread = (thread: Worker): void => {
  forget(thread)
  const drop = () => {
    if (waiting?.thread === thread) waiting = null
    void thread.terminate()
  }
  if (waiting !== null) return drop()
  thread.unref()
  thread.once('error', drop)
  thread.once('exit', drop)
  waiting = { thread, timer: setTimeout(drop, idleMs).unref() }
}

/**
 * `readWorkbook` in a thread with a bounded heap and time: the second line behind the guard. A file that exhausts either is
 * refused and its thread ends; the caller lives on and its event loop stays free. The signature is verified here, not in the
 * thread: the key never enters it.
 */
export const readIsolated = (
  bytes: Uint8Array,
  { verify }: ReadOptions,
  { timeoutMs = 20_000 }: IsolationLimits = {},
): Promise<ReadResult> =>
  new Promise((resolve) => {
    const thread = takeThread()
    const refused = (reason: 'sheet-timeout' | 'sheet-reader-failed', params = {}): void => {
      clearTimeout(timer)
      resolve({ ok: false, refusal: refuse(reason, params), identity: null, problems: [] })
      forget(thread)
      // An ending thread may still fail; nobody waits for it any more.
      thread.on('error', () => {})
      void thread.terminate()
    }
    const timer = setTimeout(() => refused('sheet-timeout', { seconds: Math.round(timeoutMs / 1000) }), timeoutMs)
    thread.once('message', (answer: string) => {
      clearTimeout(timer)
      const { result, claim } = decodeAnswer(answer)
      returnThread(thread)
      const genuine = claim === null || verify(claim.content, claim.signature)
      resolve(genuine ? result : { ok: false, refusal: refuse('sheet-signature'), identity: null, problems: [] })
    })
    thread.once('error', () => refused('sheet-reader-failed'))
    thread.once('exit', () => refused('sheet-reader-failed'))
    // eslint-disable-next-line unicorn/require-post-message-target-origin -- a worker thread has no origin
    thread.postMessage(bytes)
  })
