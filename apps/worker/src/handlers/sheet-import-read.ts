import type { Payload } from '@zhengji/jobs/contracts'
import { readImport } from '@zhengji/services/sheet/read-import'
import type { JobContext } from '../runtime/job-context.ts'

export const sheetImportRead = (payload: Payload<'sheet-import.read'>, context: JobContext): Promise<void> => readImport(context, payload)
