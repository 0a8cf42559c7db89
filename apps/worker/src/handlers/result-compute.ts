import type { Payload } from '@zhengji/jobs/contracts'
import { runResult } from '@zhengji/services/result/run'
import type { JobContext } from '../runtime/job-context.ts'

export const resultCompute = (payload: Payload<'result.compute'>, context: JobContext): Promise<void> => runResult(context, payload)
