import { application } from './zh/application.ts'
import { condition } from './zh/condition.ts'
import { dashboard } from './zh/dashboard.ts'
import { expert } from './zh/expert.ts'
import { round } from './zh/round.ts'
import { session } from './zh/session.ts'
import { shell } from './zh/shell.ts'

/** The Chinese texts that are there from the start: one line per noun; `shell` brings what every page shares. */
export const zh = {
  ...shell,
  session,
  round,
  dashboard,
  application,
  condition,
  expert,
}

/** Texts of single nouns, fetched with the pages that name them in `withTexts`. */
export const zhLate = {
  intake: async () => (await import('./zh/intake.ts')).intake,
  enterprise: async () => (await import('./zh/enterprise.ts')).enterprise,
  list: async () => (await import('./zh/list.ts')).list,
  proposal: async () => (await import('./zh/proposal.ts')).proposal,
  decision: async () => (await import('./zh/decision.ts')).decision,
  call: async () => (await import('./zh/call.ts')).call,
  rubric: async () => (await import('./zh/rubric.ts')).rubric,
  panel: async () => (await import('./zh/panel.ts')).panel,
  score: async () => (await import('./zh/score.ts')).score,
  reminder: async () => (await import('./zh/reminder.ts')).reminder,
  channel: async () => (await import('./zh/channel.ts')).channel,
  calendar: async () => (await import('./zh/calendar.ts')).calendar,
  sheet: async () => (await import('./zh/sheet.ts')).sheet,
  result: async () => (await import('./zh/result.ts')).result,
  audit: async () => (await import('./zh/audit.ts')).audit,
  user: async () => (await import('./zh/user.ts')).user,
  system: async () => (await import('./zh/system.ts')).system,
  document: async () => (await import('./zh/document.ts')).document,
  paper: async () => (await import('./zh/paper.ts')).paper,
}
