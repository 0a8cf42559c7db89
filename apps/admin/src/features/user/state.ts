import type { StatusTone } from '@zhengji/domain/application/status'
import type { UserRow } from '@zhengji/domain/user/view'

export const userStates = ['active', 'fresh', 'locked', 'disabled'] as const
export type UserState = (typeof userStates)[number]

export const userTones: Readonly<Record<UserState, StatusTone>> = { active: 'green', fresh: 'blue', locked: 'orange', disabled: 'grey' }

/** The one thing that matters most about an account: a disabled one is never shown as locked, a locked one never as fresh. */
export const userState = ({ disabled, locked, mustChangePassword }: UserRow): UserState => {
  if (disabled) return 'disabled'
  if (locked) return 'locked'
  return mustChangePassword ? 'fresh' : 'active'
}
