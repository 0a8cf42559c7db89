import { desc, eq } from 'drizzle-orm'
import type { Database } from '@zhengji/db/database'
import { reminderRules } from '@zhengji/db/schema/index'
import { withRules } from '@zhengji/domain/reminder/rules'
import { loadRound, type RunningRound } from '../round/load.ts'

export type RuleRecord = typeof reminderRules.$inferSelect

/** The newest version per purpose. */
export const loadRules = async (db: Database, roundId: string): Promise<readonly RuleRecord[]> => {
  const rows = await db.select().from(reminderRules).where(eq(reminderRules.roundId, roundId)).orderBy(desc(reminderRules.version))
  return [...Map.groupBy(rows, ({ purpose }) => purpose).values()].flatMap(([newest]) => newest ?? [])
}

/** A round whose definition has the ladders, channels and texts that hold in it. Only reminders look at it. */
export const loadReminderRound = async (db: Database, roundId: string): Promise<RunningRound> =>
  withRoundRules(db, await loadRound(db, roundId))

export const withRoundRules = async (db: Database, { round, definition }: RunningRound): Promise<RunningRound> => ({
  round,
  definition: withRules(definition, await loadRules(db, round.id)),
})
