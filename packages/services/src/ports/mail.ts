/** One message to one recipient; the text is plain. */
export interface Letter {
  readonly to: string
  readonly subject: string
  readonly text: string
  /** Stays the same when a message is sent again after a crash, so that mail programs show it once. */
  readonly messageId: string
}

/** `refused`: the server said no for good, do not repeat. `unreachable`: try again later. */
export interface MailOutcome {
  readonly outcome: 'accepted' | 'refused' | 'unreachable'
  /** What the server answered: the proof that is kept */
  readonly answer: { readonly code: number | null; readonly text: string }
  readonly durationMs: number
}

/** Never rejects: how it went is the result. */
export interface Mail {
  send(letter: Letter): Promise<MailOutcome>
}
