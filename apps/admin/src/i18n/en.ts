import type { SliceOf } from './slice.ts'
import type { zh } from './zh.ts'
import { application } from './en/application.ts'
import { audit } from './en/audit.ts'
import { calendar } from './en/calendar.ts'
import { condition } from './en/condition.ts'
import { dashboard } from './en/dashboard.ts'
import { decision } from './en/decision.ts'
import { document } from './en/document.ts'
import { expert } from './en/expert.ts'
import { intake } from './en/intake.ts'
import { panel } from './en/panel.ts'
import { proposal } from './en/proposal.ts'
import { reminder } from './en/reminder.ts'
import { result } from './en/result.ts'
import { round } from './en/round.ts'
import { rubric } from './en/rubric.ts'
import { score } from './en/score.ts'
import { session } from './en/session.ts'
import { sheet } from './en/sheet.ts'
import { shell } from './en/shell.ts'
import { system } from './en/system.ts'
import { user } from './en/user.ts'

/** Table of contents of the English texts; a key that is missing here does not compile. */
export const en: SliceOf<typeof zh> = {
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
