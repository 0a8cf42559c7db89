import { eq } from 'drizzle-orm'
import type { Database } from '@zhengji/db/database'
import { rounds } from '@zhengji/db/schema/index'
import { findCall } from '@zhengji/domain/calls/registry'
import type { CallDefinition } from '@zhengji/domain/call/definition'
import type { RoundView } from '@zhengji/domain/round/view'
import { ServiceError } from '../errors.ts'

export type RoundRow = typeof rounds.$inferSelect

/** A round with the definition version that it runs. */
export interface RunningRound {
  readonly round: RoundRow
  readonly definition: CallDefinition
}

/** The published definition of a stored id and version; a round whose definition is gone is a broken installation. */
export const definitionOf = (round: Pick<RoundRow, 'callId' | 'callVersion'>): CallDefinition => {
  const definition = findCall(round.callId, round.callVersion)
  if (definition === undefined) throw new Error(`no definition ${round.callId} version ${round.callVersion}`)
  return definition
}

/** Throws NOT_FOUND. */
export const loadRound = async (db: Database, roundId: string): Promise<RunningRound> => {
  const [round] = await db.select().from(rounds).where(eq(rounds.id, roundId))
  if (round === undefined) throw new ServiceError('NOT_FOUND', 'not-found')
  return { round, definition: definitionOf(round) }
}

/** As `loadRound`, under the row's lock: whoever numbers something or judges the window stands in line here. */
export const lockRound = async (db: Database, roundId: string): Promise<RunningRound> => {
  const [round] = await db.select().from(rounds).where(eq(rounds.id, roundId)).for('update')
  if (round === undefined) throw new ServiceError('NOT_FOUND', 'not-found')
  return { round, definition: definitionOf(round) }
}

export const toRoundView = (round: RoundRow): RoundView => ({
  id: round.id,
  callId: round.callId,
  callVersion: round.callVersion,
  realm: round.realm,
  name: round.name,
  numberPrefix: round.numberPrefix,
  opensAt: round.opensAt.toString(),
  closesAt: round.closesAt.toString(),
  deadlineVersion: round.deadlineVersion,
  sheetsDueAt: round.sheetsDueAt?.toString() ?? null,
  revision: round.revision,
})
