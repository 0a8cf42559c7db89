import { parentPort } from 'node:worker_threads'
import { readWorkbook } from '../read.ts'
import { encodeAnswer, type IsolatedAnswer } from './answer.ts'

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
  parentPort?.postMessage(encodeAnswer({ result, claim }))
})
