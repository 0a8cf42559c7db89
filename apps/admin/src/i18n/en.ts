import type { LateOf, SliceOf } from './slice.ts'
import type { zh, zhLate } from './zh.ts'
import { application } from './en/application.ts'
import { condition } from './en/condition.ts'
import { dashboard } from './en/dashboard.ts'
import { expert } from './en/expert.ts'
import { round } from './en/round.ts'
import { session } from './en/session.ts'
import { shell } from './en/shell.ts'

/** The English texts that are there from the start; a key that is missing here does not compile. */
export const en: SliceOf<typeof zh> = {
  ...shell,
  session,
  round,
  dashboard,
  application,
  condition,
  expert,
}

/** Fetched with the pages that name them. */
export const enLate: LateOf<typeof zhLate> = {
  intake: async () => (await import('./en/intake.ts')).intake,
  enterprise: async () => (await import('./en/enterprise.ts')).enterprise,
  list: async () => (await import('./en/list.ts')).list,
  proposal: async () => (await import('./en/proposal.ts')).proposal,
  decision: async () => (await import('./en/decision.ts')).decision,
  call: async () => (await import('./en/call.ts')).call,
  rubric: async () => (await import('./en/rubric.ts')).rubric,
  panel: async () => (await import('./en/panel.ts')).panel,
  score: async () => (await import('./en/score.ts')).score,
  reminder: async () => (await import('./en/reminder.ts')).reminder,
  channel: async () => (await import('./en/channel.ts')).channel,
  calendar: async () => (await import('./en/calendar.ts')).calendar,
  sheet: async () => (await import('./en/sheet.ts')).sheet,
  result: async () => (await import('./en/result.ts')).result,
  audit: async () => (await import('./en/audit.ts')).audit,
  user: async () => (await import('./en/user.ts')).user,
  system: async () => (await import('./en/system.ts')).system,
  document: async () => (await import('./en/document.ts')).document,
  paper: async () => (await import('./en/paper.ts')).paper,
}
