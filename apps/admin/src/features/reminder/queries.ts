import { useQuery } from '@pinia/colada'
import { getReminderPlan } from '../../api/reminders.ts'

export const reminderKeys = {
  all: ['reminders'] as const,
  ofRound: (roundId: string) => ['reminders', roundId] as const,
}

export const useReminderPlan = (roundId: () => string) =>
  useQuery({ key: () => reminderKeys.ofRound(roundId()), query: () => getReminderPlan(roundId()) })
