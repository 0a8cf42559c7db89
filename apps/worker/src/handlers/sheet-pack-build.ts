import type { Payload } from '@zhengji/jobs/contracts'
import { buildPack } from '@zhengji/services/sheet/build-pack'
import type { JobContext } from '../runtime/job-context.ts'

export const sheetPackBuild = (payload: Payload<'sheet-pack.build'>, context: JobContext): Promise<void> => buildPack(context, payload)
