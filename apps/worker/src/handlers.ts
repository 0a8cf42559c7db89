import type { JobHandlers } from '@zhengji/jobs/contracts'
import { messageDispatch } from './handlers/message-dispatch.ts'
import { resultCompute } from './handlers/result-compute.ts'
import { sheetImportRead } from './handlers/sheet-import-read.ts'
import { sheetPackBuild } from './handlers/sheet-pack-build.ts'
import { truthSweep } from './handlers/truth-sweep.ts'
import type { JobContext } from './runtime/job-context.ts'

/** Table of contents of all handlers; the compiler names a missing one. */
export const handlers: JobHandlers<JobContext> = {
  'sheet-pack.build': sheetPackBuild,
  'sheet-import.read': sheetImportRead,
  'result.compute': resultCompute,
  'message.dispatch': messageDispatch,
  'truth.sweep': truthSweep,
}
