import { and, eq, isNull } from 'drizzle-orm'
import type { Database } from '@zhengji/db/database'
import { grants } from '@zhengji/db/schema/index'
import { permissionsFrom, type HeldPermissions } from '@zhengji/domain/access/permission'
import type { GrantView } from '@zhengji/domain/session/view'

/** What the grants of a user add up to. */
export interface Standing extends HeldPermissions {
  readonly grants: readonly GrantView[]
}

/** Adds up grants: those without a round count in every round. */
const standingOf = (held: readonly GrantView[]): Standing => ({ grants: held, ...permissionsFrom(held) })

/** Reads what a user holds now; never cached, so a revoked grant ends with the next request. */
export const loadStanding = async (db: Database, userId: string): Promise<Standing> =>
  standingOf(
    await db
      .select({ id: grants.id, role: grants.role, roundId: grants.roundId })
      .from(grants)
      .where(and(eq(grants.userId, userId), isNull(grants.revokedAt)))
      .orderBy(grants.grantedAt),
  )
