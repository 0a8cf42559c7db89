import {
  bouncedInput,
  closeDateInput,
  holdInput,
  listMessagesInput,
  messageIdInput,
  phonedInput,
  previewBroadcastInput,
  previewPlanInput,
  previewTextInput,
  recipientInput,
  recordDateInput,
  reminderPlanInput,
  saveRuleInput,
  saveOwnReachInput,
  saveWishInput,
  sendBroadcastInput,
} from '@zhengji/domain/reminder/input'
import type { Page } from '@zhengji/domain/fields'
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
import { roundIdInput } from '@zhengji/domain/round/input'
import { previewBroadcast, sendBroadcast } from '@zhengji/services/reminder/broadcast'
import { listChannels } from '@zhengji/services/reminder/channels'
import { holdMessage, resumeMessage } from '@zhengji/services/reminder/hold'
import { getInbox } from '@zhengji/services/reminder/inbox'
import { markRead } from '@zhengji/services/reminder/mark-read'
import { getMessage, getMessages } from '@zhengji/services/reminder/messages'
import { getOwnReach, saveOwnReach } from '@zhengji/services/reminder/own-reach'
import { pageMessages } from '@zhengji/services/reminder/page'
import { recordBounced, recordPhoned } from '@zhengji/services/reminder/phoned'
import { getReminderPlan } from '@zhengji/services/reminder/plan'
import { previewPlan, previewText } from '@zhengji/services/reminder/preview'
import { closeRoundDate, listRoundDates, recordRoundDate } from '@zhengji/services/reminder/round-dates'
import { listRules } from '@zhengji/services/reminder/rule-view'
import { saveRule } from '@zhengji/services/reminder/save-rule'
import { sendNow } from '@zhengji/services/reminder/send-now'
import { listWishes, saveWish } from '@zhengji/services/reminder/wish'
import { permitted, signedIn } from '../trpc/base.ts'

const reader = permitted('reminder:read')
const officer = permitted('reminder:write')

export const reminders = {
  plan: reader.input(reminderPlanInput).query(({ ctx, input }): Promise<PlannedMessageRow[]> => getReminderPlan(ctx, input)),
  page: reader.input(listMessagesInput).query(({ ctx, input }): Promise<Page<WrittenMessage>> => pageMessages(ctx, input)),
  message: reader.input(messageIdInput).query(({ ctx, input }): Promise<MessageRecord> => getMessage(ctx, input)),
  messages: reader.input(recipientInput).query(({ ctx, input }): Promise<MessageRecord[]> => getMessages(ctx, input)),
  previewPlan: reader.input(previewPlanInput).query(({ ctx, input }): Promise<DryRun> => previewPlan(ctx, input)),

  rules: reader.input(roundIdInput).query(({ ctx, input }): Promise<ReminderRuleView[]> => listRules(ctx, input)),
  previewText: reader.input(previewTextInput).query(({ ctx, input }): Promise<TextPreview> => previewText(ctx, input)),
  saveRule: officer.input(saveRuleInput).mutation(({ ctx, input }): Promise<ReminderRuleView> => saveRule(ctx, input)),

  hold: officer.input(holdInput).mutation(({ ctx, input }): Promise<void> => holdMessage(ctx, input)),
  resume: officer.input(messageIdInput).mutation(({ ctx, input }): Promise<void> => resumeMessage(ctx, input)),
  sendNow: officer.input(messageIdInput).mutation(({ ctx, input }): Promise<void> => sendNow(ctx, input)),
  phoned: officer.input(phonedInput).mutation(({ ctx, input }): Promise<void> => recordPhoned(ctx, input)),
  bounced: officer.input(bouncedInput).mutation(({ ctx, input }): Promise<void> => recordBounced(ctx, input)),

  wishes: reader.input(recipientInput).query(({ ctx, input }): Promise<RouteWishView[]> => listWishes(ctx, input)),
  saveWish: officer.input(saveWishInput).mutation(({ ctx, input }): Promise<void> => saveWish(ctx, input)),
  ownReach: signedIn.query(({ ctx }): Promise<OwnReach> => getOwnReach(ctx)),
  saveOwnReach: signedIn.input(saveOwnReachInput).mutation(({ ctx, input }): Promise<OwnReach> => saveOwnReach(ctx, input)),
  channels: signedIn.query(({ ctx }): Promise<ChannelView[]> => listChannels(ctx)),

  previewBroadcast: officer.input(previewBroadcastInput).query(({ ctx, input }): Promise<BroadcastPreview> => previewBroadcast(ctx, input)),
  sendBroadcast: officer.input(sendBroadcastInput).mutation(({ ctx, input }): Promise<BroadcastOutcome> => sendBroadcast(ctx, input)),

  dates: reader.input(roundIdInput).query(({ ctx, input }): Promise<RoundDateView[]> => listRoundDates(ctx, input)),
  recordDate: officer.input(recordDateInput).mutation(({ ctx, input }): Promise<RoundDateView> => recordRoundDate(ctx, input)),
  closeDate: officer.input(closeDateInput).mutation(({ ctx, input }): Promise<RoundDateView> => closeRoundDate(ctx, input)),

  inbox: signedIn.query(({ ctx }): Promise<InboxMessage[]> => getInbox(ctx)),
  markRead: signedIn.input(messageIdInput).mutation(({ ctx, input }): Promise<void> => markRead(ctx, input)),
}
