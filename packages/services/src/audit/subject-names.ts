import { eq, inArray } from 'drizzle-orm'
import type { Database } from '@zhengji/db/database'
import { applications, auditEntries, enterprises, experts, files, rounds, sheetImports, sheets, users } from '@zhengji/db/schema/index'
import type { AuditSubject } from '@zhengji/domain/audit/action'

type Subject = Pick<typeof auditEntries.$inferSelect, 'subjectType' | 'subjectId'>
type Naming = (db: Database, ids: readonly string[]) => Promise<readonly { readonly id: string; readonly name: string }[]>

/** Kinds of subjects that people call by something of their own. */
const namings: { readonly [Kind in AuditSubject]?: Naming } = {
  application: async (db, ids) => {
    const rows = await db
      .select({ id: applications.id, number: applications.number, enterprise: enterprises.name })
      .from(applications)
      .innerJoin(enterprises, eq(enterprises.id, applications.enterpriseId))
      .where(inArray(applications.id, [...ids]))
    return rows.map(({ id, number, enterprise }) => ({ id, name: number === null ? enterprise : `${number} ${enterprise}` }))
  },
  expert: (db, ids) =>
    db
      .select({ id: experts.id, name: experts.name })
      .from(experts)
      .where(inArray(experts.id, [...ids])),
  file: (db, ids) =>
    db
      .select({ id: files.id, name: files.name })
      .from(files)
      .where(inArray(files.id, [...ids])),
  round: (db, ids) =>
    db
      .select({ id: rounds.id, name: rounds.name })
      .from(rounds)
      .where(inArray(rounds.id, [...ids])),
  sheet: (db, ids) =>
    db
      .select({ id: sheets.id, name: sheets.number })
      .from(sheets)
      .where(inArray(sheets.id, [...ids])),
  'sheet-import': (db, ids) =>
    db
      .select({ id: sheetImports.id, name: sheetImports.name })
      .from(sheetImports)
      .where(inArray(sheetImports.id, [...ids])),
  user: async (db, ids) => {
    const rows = await db
      .select({ id: users.id, name: users.displayName, login: users.login })
      .from(users)
      .where(inArray(users.id, [...ids]))
    return rows.map(({ id, name, login }) => ({ id, name: `${name} ${login}` }))
  },
}

/** Names of the subjects of a page of entries, one query per kind. A login is its own name; what has none gives null. */
export const subjectNames = async (db: Database, subjects: readonly Subject[]): Promise<(subject: Subject) => string | null> => {
  const ids = Map.groupBy(subjects, ({ subjectType }) => subjectType)
  const found = await Promise.all(
    Object.entries(namings).map(async ([kind, naming]) => {
      const wanted = [...new Set((ids.get(kind) ?? []).map(({ subjectId }) => subjectId))]
      return wanted.length === 0 ? [] : naming(db, wanted)
    }),
  )
  const names = new Map(found.flat().map(({ id, name }) => [id, name]))
  return ({ subjectType, subjectId }) => (subjectType === 'login' ? subjectId : (names.get(subjectId) ?? null))
}
