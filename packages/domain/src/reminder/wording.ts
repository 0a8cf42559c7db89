import type { CallDefinition, ReminderPurpose } from '../call/definition.ts'
import { restInWords } from '../time/rest.ts'
import { wallClock } from '../time/wall-clock.ts'
import type { ReminderFacts } from './facts.ts'
import type { Ladder } from './ladders.ts'

const fill = (template: string, values: Readonly<Record<string, string>>): string =>
  template.replace(/\{(\w+)\}/g, (placeholder, name: string) => (Object.hasOwn(values, name) ? (values[name] ?? '') : placeholder))

/** Subject and body in Chinese, as they read when they are sent at `at`. A rehearsal says so in both. */
export const writeMessage = (
  definition: CallDefinition,
  purpose: ReminderPurpose,
  round: ReminderFacts['round'],
  ladder: Ladder,
  at: Temporal.Instant,
): { readonly subject: string; readonly body: string } => {
  const values = {
    call: definition.title.zh,
    round: round.name,
    recipient: ladder.recipient.name,
    enterprise: ladder.enterprise,
    number: ladder.number ?? '(未编号)',
    deadline: wallClock(ladder.deadline, definition.timeZone).zh,
    rest: restInWords(at, ladder.deadline).zh,
  }
  const rehearsal = round.realm === 'rehearsal'
  return {
    subject: (rehearsal ? '【演练】' : '') + fill(purpose.subject.zh, values),
    body: fill(purpose.body.zh, values) + (rehearsal ? '\n(本消息为演练,不产生任何效力。)' : ''),
  }
}
