import type { InboxMessage, PlannedMessageRow } from '@zhengji/domain/reminder/view'
import { client } from './client.ts'

export const getInbox = (): Promise<InboxMessage[]> => client.reminders.inbox.query()
export const markRead = (messageId: string): Promise<void> => client.reminders.markRead.mutate({ messageId })
export const getReminderPlan = (roundId: string): Promise<PlannedMessageRow[]> => client.reminders.plan.query({ roundId })
