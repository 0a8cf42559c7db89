import { reminderPlaceholders, reminderPurposeIds, type CallDefinition, type ReminderPurpose } from '../definition.ts'
import { faultsOf, type Check } from './fault.ts'

/** Each purpose has a ladder that descends to its deadline, and texts that only ask for what a message can fill in. */
export const checkReminders: Check = (definition) => {
  const { faults, report } = faultsOf(definition)
  const known: readonly string[] = reminderPlaceholders

  for (const id of reminderPurposeIds) {
    if (!definition.reminders.some((purpose) => purpose.id === id))
      report('purpose-missing', 'reminders', `the purpose “${id}” has no ladder`)
  }
  for (const purpose of definition.reminders) {
    const at = `reminder ${purpose.id}`
    const hours = purpose.rungs.map(({ hoursBefore }) => hoursBefore)
    if (hours.length === 0) report('list-empty', at, 'the ladder has no rungs')
    if (hours.some((value) => !(value > 0))) report('ladder-order', at, `a rung is not before the deadline (${hours.join(', ')} h)`)
    if (hours.some((value, index) => index > 0 && value >= (hours[index - 1] ?? 0)))
      report('ladder-order', at, `the rungs do not descend (${hours.join(', ')} h)`)
    const bound = longest(definition, purpose)
    if (hours.some((value) => value >= bound))
      report('ladder-too-long', at, `a rung lies ${Math.max(...hours)} h before a deadline that is set only ${bound} h ahead`)

    for (const part of ['subject', 'body'] as const) {
      const zh = placeholders(purpose[part].zh)
      const en = placeholders(purpose[part].en)
      for (const name of new Set([...zh, ...en]))
        if (!known.includes(name))
          report('placeholder-unknown', `${at} / ${part}`, `“{${name}}” is none of ${known.map((one) => `{${one}}`).join(' ')}`)
      if (zh.join() !== en.join())
        report('placeholder-differs', `${at} / ${part}`, `Chinese uses {${zh.join('} {')}}, English {${en.join('} {')}}`)
    }
  }
  return faults
}

/** Only the time to correct has a length of its own; other deadlines are set as instants. */
const longest = (definition: CallDefinition, purpose: ReminderPurpose): number =>
  purpose.deadline === 'correction-due' ? definition.correction.hours : Number.POSITIVE_INFINITY

/** Names between braces, each once, sorted. */
const placeholders = (body: string): readonly string[] =>
  [...new Set([...body.matchAll(/\{([^{}]*)\}/g)].map(([, name]) => name ?? ''))].sort()
