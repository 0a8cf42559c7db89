import type { Payload } from '@zhengji/jobs/contracts'
import { sendMessage } from '@zhengji/services/reminder/send'
import type { JobContext } from '../runtime/job-context.ts'

export const messageSend = (payload: Payload<'message.send'>, context: JobContext): Promise<void> => sendMessage(context, payload)
