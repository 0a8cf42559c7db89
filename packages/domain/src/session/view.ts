import type { StaffRole } from '../access/role.ts'
import type { Permission } from '../access/permission.ts'

export interface GrantView {
  readonly id: string
  readonly role: StaffRole
  readonly roundId: string | null
}

/** Who is signed in and what they may do; the SPA shows and hides by the same permissions by which the server refuses. */
export interface Me {
  readonly userId: string
  readonly login: string
  readonly displayName: string
  readonly mustChangePassword: boolean
  readonly grants: readonly GrantView[]
  /** Permissions held in every round. */
  readonly permissions: readonly Permission[]
  /** Permissions held additionally in single rounds. */
  readonly roundPermissions: Readonly<Record<string, readonly Permission[]>>
}

export interface SessionView {
  readonly id: string
  readonly createdAt: string
  readonly lastSeenAt: string
  readonly address: string
  readonly userAgent: string
  readonly current: boolean
}
