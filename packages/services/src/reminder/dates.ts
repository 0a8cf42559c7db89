import { and, desc, eq } from 'drizzle-orm'
import type { Database } from '@zhengji/db/database'
import { roundDates } from '@zhengji/db/schema/index'

export type DateRecord = typeof roundDates.$inferSelect

/** The newest version per kind and subject, closed ones too. */
export const loadDates = async (db: Database, roundId: string): Promise<readonly DateRecord[]> => {
  const rows = await db.select().from(roundDates).where(eq(roundDates.roundId, roundId)).orderBy(desc(roundDates.version))
  return [...Map.groupBy(rows, ({ kind, subjectId }) => `${kind} ${subjectId}`).values()].flatMap(([newest]) => newest ?? [])
}

/** Meeting or publicity of a round, when there is one that was not called off. */
export const openDate = (dates: readonly DateRecord[], kind: 'panel-meeting' | 'publicity'): DateRecord | null =>
  dates.find((date) => date.kind === kind && date.closedAt === null) ?? null

export const newestDate = async (
  db: Database,
  date: Pick<DateRecord, 'roundId' | 'kind' | 'subjectId'>,
): Promise<DateRecord | undefined> => {
  const same = and(eq(roundDates.roundId, date.roundId), eq(roundDates.kind, date.kind), eq(roundDates.subjectId, date.subjectId))
  const [newest] = await db.select().from(roundDates).where(same).orderBy(desc(roundDates.version)).limit(1)
  return newest
}
