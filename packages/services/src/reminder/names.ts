import { eq, inArray } from 'drizzle-orm'
import type { Database } from '@zhengji/db/database'
import { applications, enterprises, experts, rounds, users } from '@zhengji/db/schema/index'
import type { MessageRow } from './record.ts'

/** Names of recipients by id, whoever they are; an id that is nobody reads as itself. */
export const recipientNames = async (
  db: Database,
  rows: readonly Pick<MessageRow, 'recipientKind' | 'recipientId'>[],
): Promise<(id: string) => string> => {
  const ids = (kind: MessageRow['recipientKind']) => [
    ...new Set(rows.filter((row) => row.recipientKind === kind).map((row) => row.recipientId)),
  ]
  const [ofApplicants, ofExperts, ofUsers, ofGroups] = await Promise.all([
    db
      .select({ id: applications.id, name: enterprises.name })
      .from(applications)
      .innerJoin(enterprises, eq(enterprises.id, applications.enterpriseId))
      .where(inArray(applications.id, ids('applicant'))),
    db
      .select({ id: experts.id, name: experts.name })
      .from(experts)
      .where(inArray(experts.id, ids('expert'))),
    db
      .select({ id: users.id, name: users.displayName })
      .from(users)
      .where(inArray(users.id, ids('user'))),
    db
      .select({ id: rounds.id, name: rounds.name })
      .from(rounds)
      .where(inArray(rounds.id, ids('group'))),
  ])
  const names = new Map([...ofApplicants, ...ofExperts, ...ofUsers, ...ofGroups].map(({ id, name }) => [id, name]))
  return (id) => names.get(id) ?? id
}
