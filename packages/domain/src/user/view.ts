import type { GrantView } from '../session/view.ts'

export interface UserRow {
  readonly id: string
  readonly login: string
  readonly displayName: string
  readonly email: string | null
  readonly disabled: boolean
  readonly locked: boolean
  readonly mustChangePassword: boolean
  readonly grants: readonly GrantView[]
  readonly revision: number
}

/** What administrators may know of a round: enough to limit a grant to it. */
export interface GrantableRound {
  readonly id: string
  readonly name: string
  readonly realm: 'real' | 'rehearsal'
}

/** Shown once and kept nowhere. */
export interface OneTimePassword {
  readonly userId: string
  readonly login: string
  readonly password: string
}
