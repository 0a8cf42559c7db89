import { messageIdInput } from '@zhengji/domain/reminder/input'
import { roundIdInput } from '@zhengji/domain/round/input'
import type { InboxMessage, PlannedMessageRow } from '@zhengji/domain/reminder/view'
import { getInbox } from '@zhengji/services/reminder/inbox'
import { markRead } from '@zhengji/services/reminder/mark-read'
import { getReminderPlan } from '@zhengji/services/reminder/plan'
import { permitted, signedIn } from '../trpc/base.ts'

export const reminders = {
  plan: permitted('reminder:read')
    .input(roundIdInput)
    .query(({ ctx, input }): Promise<PlannedMessageRow[]> => getReminderPlan(ctx, input)),
  inbox: signedIn.query(({ ctx }): Promise<InboxMessage[]> => getInbox(ctx)),
  markRead: signedIn.input(messageIdInput).mutation(({ ctx, input }): Promise<void> => markRead(ctx, input)),
}
