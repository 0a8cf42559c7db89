import { parentPort } from 'node:worker_threads'
import { readWorkbook, type ReadResult } from '../read.ts'

/** What the thread sends back, as JSON, which costs a third of cloning ten thousand cells: the reading, and the claim that the caller still has to verify (null: none was found). */
export interface IsolatedAnswer {
  readonly result: ReadResult
  readonly claim: { readonly content: string; readonly signature: string } | null
}

/** One file at a time; what goes wrong here ends the thread, and the caller is told by that. */
parentPort?.on('message', async (bytes: Uint8Array) => {
  let claim: IsolatedAnswer['claim'] = null
  const result = await readWorkbook(bytes, {
    verify: (content, signature) => {
      claim = { content, signature }
      return true
    },
  })
  // eslint-disable-next-line unicorn/require-post-message-target-origin -- a worker thread's port has no origin
  parentPort?.postMessage(JSON.stringify({ result, claim } satisfies IsolatedAnswer))
})
