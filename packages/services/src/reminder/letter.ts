import { createHash } from 'node:crypto'
import { maskPhone } from '@zhengji/domain/enterprise/phone'
import type { CallDefinition, OutwardChannel } from '@zhengji/domain/call/definition'
import { writeCalendar } from '@zhengji/domain/calendar/ics'
import { maskEmail, mobileOf } from '@zhengji/domain/reminder/channel'
import type { Ladder, Recipient } from '@zhengji/domain/reminder/ladders'
import { valuesOf, writeMessage, type Wording, type WordingRound } from '@zhengji/domain/reminder/wording'
import type { Locale } from '@zhengji/domain/text'
import { entryOf } from '../calendar/entry.ts'
import type { Letter } from '../channel/port.ts'
import type { MessageRow } from './record.ts'

/** Where a channel finds somebody; empty for a chat. */
export const addressOf = (channel: OutwardChannel, { email, phone }: Pick<Recipient, 'email' | 'phone'>): string => {
  if (channel === 'email') return email ?? ''
  return channel === 'sms' ? (mobileOf(phone) ?? '') : ''
}

/** As lists and proofs show it. */
export const maskedAddress = (channel: OutwardChannel, address: string): string =>
  channel === 'email' ? maskEmail(address) : channel === 'sms' ? maskPhone(address) : ''

/** What limits per number are kept by: the number itself stands in no second table. */
export const addressHash = (address: string): string | null => (address === '' ? null : createHash('sha256').update(address).digest('hex'))

export interface Writing {
  readonly definition: CallDefinition
  readonly wording: Wording
  readonly round: WordingRound & { readonly id: string }
  readonly ladder: Pick<Ladder, 'recipient' | 'enterprise' | 'number' | 'count' | 'deadline' | 'deadlineKey'>
  readonly locale: Locale
}

/** The message of a row for one channel, as it reads at this moment. */
export const letterOf = (row: MessageRow, channel: OutwardChannel, writing: Writing, now: Temporal.Instant): Letter => {
  const { definition, wording, round, ladder, locale } = writing
  const { subject, body } = writeMessage(definition, wording, round, ladder, now, locale)
  const date = ladder.deadline
  return {
    id: row.id,
    to: addressOf(channel, ladder.recipient),
    purpose: row.purpose,
    subject,
    text: body,
    calendar:
      date === null || channel !== 'email'
        ? null
        : writeCalendar(
            definition.shortTitle[locale],
            [entryOf(definition, round.id, { key: ladder.deadlineKey, at: date, summary: subject, description: body })],
            now,
          ),
    values: valuesOf(definition, round, ladder, now, locale),
  }
}
