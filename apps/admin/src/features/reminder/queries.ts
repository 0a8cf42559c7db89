import { useQuery } from '@pinia/colada'
import { getMessages, getOwnReach, getReminderPlan, listChannels, listRoundDates, listRules, listWishes } from '../../api/reminders.ts'

export type OutsideRecipient = { readonly roundId: string; readonly recipientKind: 'applicant' | 'expert'; readonly recipientId: string }

export const reminderKeys = {
  all: ['reminders'] as const,
  ofRound: (roundId: string) => ['reminders', roundId] as const,
  rules: (roundId: string) => ['reminders', roundId, 'rules'] as const,
  dates: (roundId: string) => ['reminders', roundId, 'dates'] as const,
  messages: (of: OutsideRecipient) => ['reminders', of.roundId, of.recipientKind, of.recipientId] as const,
  wishes: (of: OutsideRecipient) => ['reminders', of.roundId, of.recipientKind, of.recipientId, 'wishes'] as const,
  channels: ['reminders', 'channels'] as const,
  own: ['reminders', 'own'] as const,
}

export const useReminderPlan = (roundId: () => string) =>
  useQuery({ key: () => reminderKeys.ofRound(roundId()), query: () => getReminderPlan(roundId()) })

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
