import { sql } from 'drizzle-orm'
import { outwardChannels, type OutwardChannel } from '@zhengji/domain/call/definition'
import type { TransactionContext } from '../transaction.ts'

/** Space of the advisory locks of channels with limits; any constant, unused elsewhere. */
const laneLock = 20_260_130

/** Whoever counts places under the limits of a channel holds it, until its transaction ends. False: somebody else does now. */
export const tryLane = async (tx: TransactionContext, channel: OutwardChannel): Promise<boolean> => {
  const { rows } = await tx.db.execute<{ mine: boolean }>(
    sql`select pg_try_advisory_xact_lock(${laneLock}, ${outwardChannels.indexOf(channel)}) as mine`,
  )
  return rows[0]?.mine === true
}

/** The same, waiting for whoever has it: a letter takes seconds at most. */
export const awaitLane = async (tx: TransactionContext, channel: OutwardChannel): Promise<void> => {
  await tx.db.execute(sql`select pg_advisory_xact_lock(${laneLock}, ${outwardChannels.indexOf(channel)})`)
}
