import type { CallDefinition, OutwardChannel, ReminderPurpose, ReminderPurposeId, Rung } from '../call/definition.ts'
import { refuse, type Refusal } from '../refusal/refusal.ts'
import type { LocalizedText } from '../text.ts'
import { purposeTraits } from './purposes.ts'
import { byDistance } from './rung.ts'
import { checkTemplate, fitsGroup, placeholdersOf } from './template.ts'

/** What an officer decided for one purpose of one round; the newest version counts, and none means what the call says. */
export interface ReminderRule {
  readonly purpose: ReminderPurposeId
  /** False: nobody is reminded of this in this round. */
  readonly active: boolean
  readonly rungs: readonly Rung[]
  readonly channels: readonly OutwardChannel[]
  readonly subject: LocalizedText
  readonly body: LocalizedText
}

/** The definition as it holds in a round: what officers changed stands in the place of what the call says. */
export const withRules = (definition: CallDefinition, rules: readonly ReminderRule[]): CallDefinition => {
  if (rules.length === 0) return definition
  const changed = new Map(rules.map((rule) => [rule.purpose, rule]))
  const reminders = definition.reminders.flatMap((purpose): ReminderPurpose[] => {
    const rule = changed.get(purpose.id)
    if (rule === undefined) return [purpose]
    if (!rule.active) return []
    const { rungs, channels, subject, body } = rule
    return [{ id: purpose.id, rungs, channels, subject, body }]
  })
  return { ...definition, reminders }
}

/** The most rungs that a ladder has: more would be a nuisance, not a reminder. */
export const maxRungs = 10

/** Whether a ladder with its texts can be used: rungs that fit the purpose's deadline, each once, and placeholders that it can fill in. */
export const checkPurpose = (purpose: Pick<ReminderPurpose, 'id' | 'rungs' | 'subject' | 'body'>): { readonly ok: true } | Refusal => {
  const traits = purposeTraits[purpose.id]
  const { rungs } = purpose
  if (rungs.length === 0 || rungs.length > maxRungs) return refuse('ladder-length', { max: maxRungs })
  if (new Set(rungs.map(({ id }) => id)).size < rungs.length) return refuse('ladder-repeated')
  if (rungs.some((rung, at) => at > 0 && byDistance(rungs[at - 1] ?? rung, rung) > 0)) return refuse('ladder-order')
  if (traits.deadline === 'none' && rungs.some((rung) => !('hoursAfterStart' in rung))) return refuse('ladder-no-deadline')
  for (const part of [purpose.subject, purpose.body]) {
    const checked = checkTemplate(part, placeholdersOf(purpose.id))
    if (!checked.ok) return checked
  }
  // The subject is all that a chat is told.
  return traits.audience === 'staff' && !fitsGroup(purpose.subject) ? refuse('template-group') : { ok: true }
}
