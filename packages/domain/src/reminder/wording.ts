import type { CallDefinition } from '../call/definition.ts'
import { restInWords } from '../time/rest.ts'
import { wallClock } from '../time/wall-clock.ts'
import type { Locale, LocalizedText } from '../text.ts'
import type { Ladder } from './ladders.ts'
import type { Placeholder } from './purposes.ts'
import { fill } from './template.ts'

export interface Wording {
  readonly subject: LocalizedText
  readonly body: LocalizedText
}

export interface WordingRound {
  readonly name: string
  readonly realm: 'real' | 'rehearsal'
}

const unnumbered: LocalizedText = { zh: '（未编号）', en: '(no number yet)' }
const rehearsalMark: LocalizedText = { zh: '【演练】', en: '[Rehearsal] ' }
const rehearsalNote: LocalizedText = {
  zh: '\n（本消息为演练，不产生任何效力。）',
  en: '\n(This message is part of a rehearsal and has no effect.)',
}

/** What the placeholders of a message stand for when it is sent at `at`. */
export const valuesOf = (
  definition: CallDefinition,
  round: WordingRound,
  ladder: Pick<Ladder, 'recipient' | 'enterprise' | 'number' | 'count' | 'deadline'>,
  at: Temporal.Instant,
  locale: Locale,
): Readonly<Partial<Record<Placeholder, string>>> => ({
  call: definition.title[locale],
  round: round.name,
  recipient: ladder.recipient.name,
  enterprise: ladder.enterprise,
  number: ladder.number ?? unnumbered[locale],
  count: String(ladder.count),
  ...(ladder.deadline === null
    ? {}
    : { deadline: wallClock(ladder.deadline, definition.timeZone)[locale], rest: restInWords(at, ladder.deadline)[locale] }),
})

/** Subject and body as they read when they are sent at `at`. A rehearsal says so in both. A chat is told the subject and nothing else. */
export const writeMessage = (
  definition: CallDefinition,
  wording: Wording,
  round: WordingRound,
  ladder: Pick<Ladder, 'recipient' | 'enterprise' | 'number' | 'count' | 'deadline'>,
  at: Temporal.Instant,
  locale: Locale = 'zh',
): { readonly subject: string; readonly body: string } => {
  const values = valuesOf(definition, round, ladder, at, locale)
  const rehearsal = round.realm === 'rehearsal'
  const subject = (rehearsal ? rehearsalMark[locale] : '') + fill(wording.subject[locale], values)
  if (ladder.recipient.kind === 'group') return { subject, body: `${definition.shortTitle[locale]} · ${round.name}\n${subject}` }
  return { subject, body: fill(wording.body[locale], values) + (rehearsal ? rehearsalNote[locale] : '') }
}
