import { application } from './zh/application.ts'
import { audit } from './zh/audit.ts'
import { calendar } from './zh/calendar.ts'
import { condition } from './zh/condition.ts'
import { dashboard } from './zh/dashboard.ts'
import { decision } from './zh/decision.ts'
import { document } from './zh/document.ts'
import { expert } from './zh/expert.ts'
import { intake } from './zh/intake.ts'
import { panel } from './zh/panel.ts'
import { proposal } from './zh/proposal.ts'
import { reminder } from './zh/reminder.ts'
import { result } from './zh/result.ts'
import { round } from './zh/round.ts'
import { rubric } from './zh/rubric.ts'
import { score } from './zh/score.ts'
import { session } from './zh/session.ts'
import { sheet } from './zh/sheet.ts'
import { shell } from './zh/shell.ts'
import { system } from './zh/system.ts'
import { user } from './zh/user.ts'

/** Table of contents of the Chinese texts: one line per noun; `shell` brings what every page shares. */
export const zh = {
  ...shell,
  session,
  round,
  dashboard,
  application,
  intake,
  condition,
  proposal,
  decision,
  expert,
  rubric,
  panel,
  sheet,
  score,
  result,
  reminder,
  calendar,
  audit,
  user,
  system,
  document,
}
