import type { StaffRole } from '@zhengji/domain/access/role'

/** A session never lives longer, however busy. */
export const absoluteHours = 12

/** The last proof of the password serves decisions for so long: one sitting of an approver. */
export const stepUpMinutes = 15

/** Idle minutes after which a session ends; administrators leave less time open. */
export const idleMinutes = (roles: readonly StaffRole[]): number =>
  roles.some((role) => role === 'system-admin' || role === 'security-admin') ? 15 : 30

/** Failures in a row, and for how long the account then refuses everything. */
export const lockout = { failures: 5, minutes: 15 }

/** `lastSeenAt` is written at most so often: a page with ten requests costs one write. */
export const touchSeconds = 60
