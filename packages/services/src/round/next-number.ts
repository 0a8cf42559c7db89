import { sql } from 'drizzle-orm'
import { roundSeries } from '@zhengji/db/schema/index'
import type { TransactionContext } from '../transaction.ts'

/**
 * The next number of a series of the round, from 1 without gaps. The counter's row is locked until the commit and a
 * rolled-back number is given again; lock the round first (`lockRound`) where times must rise with numbers.
 */
export const nextNumber = async (tx: TransactionContext, roundId: string, series: string): Promise<number> => {
  const [row] = await tx.db
    .insert(roundSeries)
    .values({ roundId, series, last: 1 })
    .onConflictDoUpdate({ target: [roundSeries.roundId, roundSeries.series], set: { last: sql`${roundSeries.last} + 1` } })
    .returning({ last: roundSeries.last })
  if (row === undefined) throw new Error('the series gave no number')
  return row.last
}
