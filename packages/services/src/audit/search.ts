import { and, isNotNull, like, or, sql, type SQL } from 'drizzle-orm'
import { unionAll } from 'drizzle-orm/pg-core'
import type { Database } from '@zhengji/db/database'
import { applications, auditEntries, experts, sheets } from '@zhengji/db/schema/index'
import { normaliseName } from '../enterprise/name.ts'
import { containing, literal, mostNamed, oneOf } from '../search/fragments.ts'
import { staffMatching } from '../user/matching.ts'

const numbered = (wanted: string): SQL<boolean> => sql<boolean>`position(${wanted} in lower(${sheets.number})) > 0`
const reasoned = (wanted: string): SQL => sql`position(${wanted} in lower(${auditEntries.reason})) > 0`

/** Entries whose subject has a name that contains the fragment, looked up one by one. */
const subjectFits = (fragment: string, wanted: string): SQL => {
  const subject = sql`${auditEntries.subjectId}::uuid`
  return sql`case ${auditEntries.subjectType}
    when 'expert' then (select ${containing(experts, fragment)} from ${experts} where ${experts.id} = ${subject})
    when 'sheet' then (select ${numbered(wanted)} from ${sheets} where ${sheets.id} = ${subject})
    else (select ${containing(applications, fragment)} from ${applications} where ${applications.id} = ${auditEntries.applicationId}) end`
}

/**
 * Entries that a fragment finds: by the name, initials or login of who acted, by what the application, expert or sheet is called and
 * numbered, by the reason, and by the beginning of a request id. Undefined for a blank fragment.
 * Few hits are named by their ids, so that indexes find them; of very many the newest are met at once by looking at each.
 */
export const auditSearch = async (db: Database, fragment: string): Promise<SQL | undefined> => {
  const wanted = normaliseName(fragment)
  if (wanted === '') return undefined
  const most = mostNamed + 1
  const [staff, subjects, reasons] = await Promise.all([
    staffMatching(db, fragment),
    unionAll(
      db.select({ id: applications.id }).from(applications).where(containing(applications, fragment)),
      db.select({ id: experts.id }).from(experts).where(containing(experts, fragment)),
      db.select({ id: sheets.id }).from(sheets).where(numbered(wanted)),
    ).limit(most),
    db
      .select({ seq: auditEntries.seq })
      .from(auditEntries)
      .where(and(isNotNull(auditEntries.reason), reasoned(wanted)))
      .limit(most),
  ])
  const ids = subjects.map(({ id }) => id)
  const many = ids.length > mostNamed || reasons.length > mostNamed
  return or(
    oneOf(sql`(${auditEntries.actor} ->> 'id')`, staff, 'text'),
    oneOf(auditEntries.subjectId, [...(many ? [] : ids), ...staff, fragment.trim()], 'text'),
    like(auditEntries.requestId, `${literal(wanted)}%`),
    many ? subjectFits(fragment, wanted) : oneOf(auditEntries.applicationId, ids, 'uuid'),
    many
      ? reasoned(wanted)
      : oneOf(
          auditEntries.seq,
          reasons.map(({ seq }) => seq),
          'int',
        ),
  )
}
