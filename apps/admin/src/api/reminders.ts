import type { Page } from '@zhengji/domain/fields'
import type {
  bouncedInput,
  closeDateInput,
  holdInput,
  listMessagesInput,
  phonedInput,
  previewBroadcastInput,
  previewPlanInput,
  previewTextInput,
  recipientInput,
  recordDateInput,
  saveOwnReachInput,
  reminderPlanInput,
  saveRuleInput,
  saveWishInput,
  sendBroadcastInput,
} from '@zhengji/domain/reminder/input'
import type {
  BroadcastOutcome,
  BroadcastPreview,
  ChannelView,
  DryRun,
  InboxMessage,
  MessageRecord,
  OwnReach,
  PlannedMessageRow,
  ReminderRuleView,
  RoundDateView,
  RouteWishView,
  TextPreview,
  WrittenMessage,
} from '@zhengji/domain/reminder/view'
import type { InferInput } from 'valibot'
import { client } from './client.ts'

export type MessagePageFilter = InferInput<typeof listMessagesInput>

export const getInbox = (): Promise<InboxMessage[]> => client.reminders.inbox.query()
export const markRead = (messageId: string): Promise<void> => client.reminders.markRead.mutate({ messageId })

export const getReminderPlan = (input: InferInput<typeof reminderPlanInput>): Promise<PlannedMessageRow[]> =>
  client.reminders.plan.query(input)
export const pageMessages = (input: MessagePageFilter): Promise<Page<WrittenMessage>> => client.reminders.page.query(input)
export const getMessage = (messageId: string): Promise<MessageRecord> => client.reminders.message.query({ messageId })
export const getMessages = (input: InferInput<typeof recipientInput>): Promise<MessageRecord[]> => client.reminders.messages.query(input)
export const previewPlan = (input: InferInput<typeof previewPlanInput>): Promise<DryRun> => client.reminders.previewPlan.query(input)
export const listRules = (roundId: string): Promise<ReminderRuleView[]> => client.reminders.rules.query({ roundId })
export const saveRule = (input: InferInput<typeof saveRuleInput>): Promise<ReminderRuleView> => client.reminders.saveRule.mutate(input)
export const previewText = (input: InferInput<typeof previewTextInput>): Promise<TextPreview> => client.reminders.previewText.query(input)

export const holdMessage = (input: InferInput<typeof holdInput>): Promise<void> => client.reminders.hold.mutate(input)
export const resumeMessage = (messageId: string): Promise<void> => client.reminders.resume.mutate({ messageId })
export const sendNow = (messageId: string): Promise<void> => client.reminders.sendNow.mutate({ messageId })
export const recordPhoned = (input: InferInput<typeof phonedInput>): Promise<void> => client.reminders.phoned.mutate(input)
export const recordBounced = (input: InferInput<typeof bouncedInput>): Promise<void> => client.reminders.bounced.mutate(input)

export const listWishes = (input: InferInput<typeof recipientInput>): Promise<RouteWishView[]> => client.reminders.wishes.query(input)
export const saveWish = (input: InferInput<typeof saveWishInput>): Promise<void> => client.reminders.saveWish.mutate(input)
export const getOwnReach = (): Promise<OwnReach> => client.reminders.ownReach.query()
export const saveOwnReach = (input: InferInput<typeof saveOwnReachInput>): Promise<OwnReach> => client.reminders.saveOwnReach.mutate(input)
export const listChannels = (): Promise<ChannelView[]> => client.reminders.channels.query()

export const previewBroadcast = (input: InferInput<typeof previewBroadcastInput>): Promise<BroadcastPreview> =>
  client.reminders.previewBroadcast.query(input)
export const sendBroadcast = (input: InferInput<typeof sendBroadcastInput>): Promise<BroadcastOutcome> =>
  client.reminders.sendBroadcast.mutate(input)

export const listRoundDates = (roundId: string): Promise<RoundDateView[]> => client.reminders.dates.query({ roundId })
export const recordRoundDate = (input: InferInput<typeof recordDateInput>): Promise<RoundDateView> =>
  client.reminders.recordDate.mutate(input)
export const closeRoundDate = (input: InferInput<typeof closeDateInput>): Promise<RoundDateView> => client.reminders.closeDate.mutate(input)
