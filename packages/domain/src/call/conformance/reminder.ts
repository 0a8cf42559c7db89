import { checkTemplate, fitsGroup, placeholdersIn, placeholdersOf } from '../../reminder/template.ts'
import { purposeTraits } from '../../reminder/purposes.ts'
import { byDistance } from '../../reminder/rung.ts'
import { maxRungs } from '../../reminder/rules.ts'
import { reminderPurposeIds, type CallDefinition, type ReminderPurpose, type Rung } from '../definition.ts'
import { faultsOf, isWholeNumber, type Check } from './fault.ts'

/** Each purpose has a ladder that descends to its deadline, and texts that only ask for what a message can fill in. */
export const checkReminders: Check = (definition) => {
  const { faults, report } = faultsOf(definition)
  const quiet = definition.quietHours
  if (quiet !== undefined && !(isWholeNumber(quiet.from, 12, 23) && isWholeNumber(quiet.until, 0, 11)))
    report('quiet-hours-form', 'quietHours', `${quiet.from}–${quiet.until} are no whole hours over midnight`)
  for (const id of reminderPurposeIds) {
    if (!definition.reminders.some((purpose) => purpose.id === id))
      report('purpose-missing', 'reminders', `the purpose “${id}” has no ladder`)
  }
  for (const purpose of definition.reminders) {
    const at = `reminder ${purpose.id}`
    const { rungs } = purpose
    const names = rungs.map(({ id }) => id).join(', ')
    if (rungs.length === 0) report('list-empty', at, 'the ladder has no rungs')
    if (rungs.length > maxRungs) report('ladder-form', at, `the ladder has more than ${maxRungs} rungs`)
    for (const rung of rungs) if (!isSound(rung)) report('ladder-form', at, `the rung ${rung.id} has no whole, sensible figure`)
    if (purposeTraits[purpose.id]?.deadline === 'none' && rungs.some((rung) => !('hoursAfterStart' in rung)))
      report('ladder-form', at, `there is no deadline to count back from (${names})`)
    if (rungs.some((rung, index) => index > 0 && byDistance(rungs[index - 1] ?? rung, rung) >= 0))
      report('ladder-order', at, `the rungs do not approach the deadline (${names})`)
    const bound = longest(definition, purpose)
    if (rungs.some((rung) => 'hoursBefore' in rung && rung.hoursBefore >= bound))
      report('ladder-too-long', at, `a rung of ${names} lies before a deadline that is set only ${bound} h ahead`)
    checkTexts(purpose, at, report)
  }
  return faults
}

const isSound = (rung: Rung): boolean => {
  if ('hoursBefore' in rung) return isWholeNumber(rung.hoursBefore, 1, 24 * 60)
  if ('hoursAfterStart' in rung) return isWholeNumber(rung.hoursAfterStart, 0, 24 * 60)
  return isWholeNumber(rung.workingDaysBefore, 0, 60) && /^([01]\d|2[0-3]):[0-5]\d$/.test(rung.at)
}

const checkTexts = (purpose: ReminderPurpose, at: string, report: ReturnType<typeof faultsOf>['report']): void => {
  // An unknown id is a fault of its own; its texts are judged by nothing.
  if (!Object.hasOwn(purposeTraits, purpose.id)) return
  const allowed = placeholdersOf(purpose.id)
  for (const part of ['subject', 'body'] as const) {
    const checked = checkTemplate(purpose[part], allowed)
    if (checked.ok) continue
    const code = checked.reason === 'template-languages' ? 'placeholder-differs' : 'placeholder-unknown'
    const { zh, en } = purpose[part]
    report(
      code,
      `${at} / ${part}`,
      `Chinese uses ${placeholdersIn(zh).join(' ')}, English ${placeholdersIn(en).join(' ')}; allowed are ${allowed.join(' ')}`,
    )
  }
  if (purposeTraits[purpose.id].audience === 'staff' && !fitsGroup(purpose.subject))
    report('placeholder-group', `${at} / subject`, 'chats are told the subject, so it must not name anybody')
}

/** Only the time to correct has a length of its own; other deadlines are set as instants. */
const longest = (definition: CallDefinition, purpose: ReminderPurpose): number =>
  purpose.id === 'correction-open' ? definition.correction.hours : Number.POSITIVE_INFINITY
