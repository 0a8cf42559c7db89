import { parentPort, workerData } from 'node:worker_threads'
import { readWorkbook, type ReadResult } from '../read.ts'

/** What the thread sends back: the reading, and the claim that the caller still has to verify (null: none was found). */
export interface IsolatedAnswer {
  readonly result: ReadResult
  readonly claim: { readonly content: string; readonly signature: string } | null
}

let claim: IsolatedAnswer['claim'] = null
// `isolated.ts` always passes bytes.
const result = await readWorkbook(workerData as Uint8Array, {
  verify: (content, signature) => {
    claim = { content, signature }
    return true
  },
})
// eslint-disable-next-line unicorn/require-post-message-target-origin -- a worker thread's port has no origin
parentPort?.postMessage({ result, claim } satisfies IsolatedAnswer)
