import { and, asc, inArray, isNull } from 'drizzle-orm'
import type { Database } from '@zhengji/db/database'
import { grants, type users } from '@zhengji/db/schema/index'
import type { GrantView } from '@zhengji/domain/session/view'
import type { UserRow } from '@zhengji/domain/user/view'

/** Grants in force per user. */
export const grantsOf = async (db: Database, userIds: readonly string[]): Promise<ReadonlyMap<string, readonly GrantView[]>> => {
  if (userIds.length === 0) return new Map()
  const rows = await db
    .select()
    .from(grants)
    .where(and(inArray(grants.userId, [...userIds]), isNull(grants.revokedAt)))
    .orderBy(asc(grants.grantedAt))
  return Map.groupBy(rows, (row) => row.userId)
}

export const toUserRow = (user: typeof users.$inferSelect, held: readonly GrantView[], now: Temporal.Instant): UserRow => ({
  id: user.id,
  login: user.login,
  displayName: user.displayName,
  email: user.email,
  disabled: user.disabledAt !== null,
  locked: user.lockedUntil !== null && Temporal.Instant.compare(now, user.lockedUntil) < 0,
  mustChangePassword: user.mustChangePassword,
  grants: held.map(({ id, role, roundId }) => ({ id, role, roundId })),
  revision: user.revision,
})
