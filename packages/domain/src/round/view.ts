import type { CallDefinition } from '../call/definition.ts'

export interface RoundView {
  readonly id: string
  readonly callId: string
  readonly callVersion: number
  readonly realm: 'real' | 'rehearsal'
  readonly name: string
  readonly numberPrefix: string
  readonly opensAt: string
  readonly closesAt: string
  readonly deadlineVersion: number
  readonly sheetsDueAt: string | null
  readonly revision: number
}

/** A round with the definition it runs, and the server's clock so that a browser's wrong clock does not mislead. */
export interface RoundDetail {
  readonly round: RoundView
  readonly definition: CallDefinition
  readonly serverNow: string
}
