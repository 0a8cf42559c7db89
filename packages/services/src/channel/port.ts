import type { OutwardChannel } from '@zhengji/domain/call/definition'
import type { Placeholder } from '@zhengji/domain/reminder/purposes'
import type { MessagePurpose } from '@zhengji/domain/reminder/view'

/** One message as a channel gets it; each takes of it what it can carry. */
export interface Letter {
  /** Of the message: stays the same when it is sent again after a crash, so that mail programs show it once. */
  readonly id: string
  /** E-mail address or mobile number; empty for a robot, which knows its chat. */
  readonly to: string
  readonly purpose: MessagePurpose
  readonly subject: string
  /** Plain text. */
  readonly text: string
  /** The deadline as text/calendar, or null when there is none. */
  readonly calendar: string | null
  /** For gateways that only fill templates of their own. */
  readonly values: Readonly<Partial<Record<Placeholder, string>>>
}

/** `refused`: said no for good, do not repeat. `unreachable`: try again later. */
export interface Answer {
  readonly outcome: 'accepted' | 'refused' | 'unreachable'
  /** The provider's own code, or what kept it from answering. */
  readonly code: string
  /** What it said: the proof that is kept. */
  readonly text: string
}

/** The port behind which every way out of the house stands. `send` never rejects: how it went is its result. */
export interface OutwardPort {
  readonly id: OutwardChannel
  send(letter: Letter): Promise<Answer>
  close(): void
}

export type Channels = Readonly<Partial<Record<OutwardChannel, OutwardPort>>>
