import { and, eq, sql, type SQL } from 'drizzle-orm'
import { unionAll } from 'drizzle-orm/pg-core'
import type { Database } from '@zhengji/db/database'
import { applications, experts, messages, rounds } from '@zhengji/db/schema/index'
import { normaliseName } from '../enterprise/name.ts'
import { containing, mostNamed, oneOf } from '../search/fragments.ts'
import { staffMatching } from '../user/matching.ts'

/**
 * Who in a round a fragment finds: applicants and experts as in their own lists, staff by name, initials and login, the group chat by
 * the name of its round. Ids of the four kinds never meet.
 */
const recipientsMatching = (db: Database, roundId: string, fragment: string) =>
  unionAll(
    db
      .select({ id: applications.id })
      .from(applications)
      .where(and(eq(applications.roundId, roundId), containing(applications, fragment))),
    db.select({ id: experts.id }).from(experts).where(containing(experts, fragment)),
    db
      .select({ id: rounds.id })
      .from(rounds)
      .where(and(eq(rounds.id, roundId), sql`position(${normaliseName(fragment)} in lower(${rounds.name})) > 0`)),
  )

/** Ids of the recipients that a fragment finds; null for a blank one: everybody. */
export const findRecipients = async (db: Database, roundId: string, fragment: string): Promise<ReadonlySet<string> | null> => {
  if (normaliseName(fragment) === '') return null
  const [found, staff] = await Promise.all([recipientsMatching(db, roundId, fragment), staffMatching(db, fragment)])
  return new Set([...found.map(({ id }) => id), ...staff])
}

/**
 * Messages to those recipients. Few are named by their ids; where a fragment finds very many, nearly every message that one looks at
 * fits, so each is asked for its recipient and the first page is there at once.
 */
export const recipientFilter = async (db: Database, roundId: string, fragment: string): Promise<SQL | undefined> => {
  if (normaliseName(fragment) === '') return undefined
  const [found, staff] = await Promise.all([recipientsMatching(db, roundId, fragment).limit(mostNamed + 1), staffMatching(db, fragment)])
  if (found.length <= mostNamed) return oneOf(messages.recipientId, [...found.map(({ id }) => id), ...staff], 'uuid')
  return sql`case ${messages.recipientKind}
    when 'applicant' then (select ${containing(applications, fragment)} from ${applications} where ${applications.id} = ${messages.recipientId})
    when 'expert' then (select ${containing(experts, fragment)} from ${experts} where ${experts.id} = ${messages.recipientId})
    when 'user' then ${oneOf(messages.recipientId, staff, 'uuid')}
    else false end`
}
