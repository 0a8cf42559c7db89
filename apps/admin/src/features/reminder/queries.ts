import { useQuery } from '@pinia/colada'
import type { Page } from '@zhengji/domain/fields'
import type { WrittenMessage } from '@zhengji/domain/reminder/view'
import {
  getMessage,
  getMessages,
  getOwnReach,
  getReminderPlan,
  listChannels,
  listRoundDates,
  listRules,
  listWishes,
  pageMessages,
  type MessagePageFilter,
} from '../../api/reminders.ts'

export type OutsideRecipient = { readonly roundId: string; readonly recipientKind: 'applicant' | 'expert'; readonly recipientId: string }

interface PlanWanted {
  readonly roundId: string
  readonly search: string
}

export const reminderKeys = {
  all: ['reminders'] as const,
  plan: (of: PlanWanted) => ['reminders', of.roundId, 'plan', of.search] as const,
  page: (filter: MessagePageFilter) => ['reminders', filter.roundId, 'page', { ...filter }] as const,
  message: (messageId: string) => ['reminders', 'message', messageId] as const,
  rules: (roundId: string) => ['reminders', roundId, 'rules'] as const,
  dates: (roundId: string) => ['reminders', roundId, 'dates'] as const,
  messages: (of: OutsideRecipient) => ['reminders', of.roundId, of.recipientKind, of.recipientId] as const,
  wishes: (of: OutsideRecipient) => ['reminders', of.roundId, of.recipientKind, of.recipientId, 'wishes'] as const,
  channels: ['reminders', 'channels'] as const,
  own: ['reminders', 'own'] as const,
}

export const useReminderPlan = (of: () => PlanWanted) =>
  useQuery({ key: () => reminderKeys.plan(of()), query: () => getReminderPlan(of()) })

export const useMessagePage = (filter: () => MessagePageFilter) =>
  useQuery({
    key: () => reminderKeys.page(filter()),
    query: () => pageMessages(filter()),
    // The page before stays until the next one is there: no flicker while paging.
    placeholderData: (previous?: Page<WrittenMessage>) => previous,
  })

export const useMessage = (messageId: () => string) =>
  useQuery({ key: () => reminderKeys.message(messageId()), query: () => getMessage(messageId()) })

export const useRules = (roundId: () => string) => useQuery({ key: () => reminderKeys.rules(roundId()), query: () => listRules(roundId()) })

export const useRoundDates = (roundId: () => string) =>
  useQuery({ key: () => reminderKeys.dates(roundId()), query: () => listRoundDates(roundId()) })

export const useMessages = (of: () => OutsideRecipient) =>
  useQuery({ key: () => reminderKeys.messages(of()), query: () => getMessages(of()) })

export const useWishes = (of: () => OutsideRecipient) => useQuery({ key: () => reminderKeys.wishes(of()), query: () => listWishes(of()) })

/** They only change with the settings of the installation. */
export const useChannels = () => useQuery({ key: reminderKeys.channels, query: listChannels, staleTime: Infinity })

/** How the person is reached; only they change it. */
export const useOwnReach = () => useQuery({ key: reminderKeys.own, query: getOwnReach })
