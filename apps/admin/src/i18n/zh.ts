import { application } from './zh/application.ts'
import { calendar } from './zh/calendar.ts'
import { condition } from './zh/condition.ts'
import { dashboard } from './zh/dashboard.ts'
import { expert } from './zh/expert.ts'
import { panel } from './zh/panel.ts'
import { reminder } from './zh/reminder.ts'
import { round } from './zh/round.ts'
import { rubric } from './zh/rubric.ts'
import { score } from './zh/score.ts'
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
  rubric,
  panel,
  score,
  reminder,
  calendar,
}

/** Texts of single nouns, fetched with the pages that name them in `withTexts`. */
export const zhLate = {
  intake: async () => (await import('./zh/intake.ts')).intake,
  enterprise: async () => (await import('./zh/enterprise.ts')).enterprise,
  list: async () => (await import('./zh/list.ts')).list,
  proposal: async () => (await import('./zh/proposal.ts')).proposal,
  decision: async () => (await import('./zh/decision.ts')).decision,
  sheet: async () => (await import('./zh/sheet.ts')).sheet,
  result: async () => (await import('./zh/result.ts')).result,
  audit: async () => (await import('./zh/audit.ts')).audit,
  user: async () => (await import('./zh/user.ts')).user,
  system: async () => (await import('./zh/system.ts')).system,
  document: async () => (await import('./zh/document.ts')).document,
}
