import type { Database } from '@zhengji/db/database'
import { users } from '@zhengji/db/schema/index'
import { initialsOf } from '../enterprise/initials.ts'
import { normaliseName } from '../enterprise/name.ts'

/** Ids of staff whose name, initials or login contain the fragment. An office is some dozen people: they need no index. */
export const staffMatching = async (db: Database, fragment: string): Promise<string[]> => {
  const wanted = normaliseName(fragment)
  const staff = await db.select({ id: users.id, name: users.displayName, login: users.login }).from(users)
  return staff
    .filter(({ name, login }) => [name, initialsOf(name), login].some((text) => normaliseName(text).includes(wanted)))
    .map(({ id }) => id)
}
