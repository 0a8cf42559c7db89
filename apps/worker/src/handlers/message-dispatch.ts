import type { Payload } from '@zhengji/jobs/contracts'
import { dispatchMessages } from '@zhengji/services/reminder/dispatch'
import type { JobContext } from '../runtime/job-context.ts'

export const messageDispatch = async (_payload: Payload<'message.dispatch'>, context: JobContext): Promise<void> => {
  const handled = await dispatchMessages(context)
  if (handled > 0) context.ports.log.info({ handled }, 'messages dispatched')
}
