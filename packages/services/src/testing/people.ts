import { randomBytes, randomUUID } from 'node:crypto'
import type { Database } from '@zhengji/db/database'
import { newId } from '@zhengji/db/id'
import { grants, users } from '@zhengji/db/schema/index'
import type { StaffRole } from '@zhengji/domain/access/role'
import { databaseClock } from '../clock.ts'
import type { Context, Ports } from '../context.ts'
import { loadStanding } from '../session/standing.ts'

/** No password fits it: people of a world act without signing in. */
const noPassword = '!'

/** Writes a user with these roles in every round and gives the context in which they act. */
export const addPerson = async (
  db: Database,
  ports: Ports,
  roles: readonly StaffRole[],
  roundId: string | null = null,
): Promise<Context> => {
  const now = await databaseClock(db)
  const id = newId()
  const login = `${roles.join('-') || 'nobody'}-${randomBytes(4).toString('hex')}`
  const name = `${roles.join('/') || 'nobody'} ${login.slice(-4)}`
  await db.insert(users).values({ id, login, displayName: name, passwordHash: noPassword, mustChangePassword: false, createdAt: now })
  for (const role of roles) await db.insert(grants).values({ id: newId(), userId: id, role, roundId, grantedAt: now })
  const { permissions, roundPermissions } = await loadStanding(db, id)
  return { db, ports, requestId: randomUUID(), actor: { type: 'user', id, name, sessionId: newId(), permissions, roundPermissions } }
}
