import { and, eq, sql } from 'drizzle-orm'
import type * as v from 'valibot'
import { newId } from '@zhengji/db/id'
import { rounds } from '@zhengji/db/schema/index'
import { calls } from '@zhengji/domain/calls/registry'
import type { createRehearsalInput } from '@zhengji/domain/round/input'
import { rehearsalRound } from '@zhengji/domain/round/rehearsal'
import type { RoundView } from '@zhengji/domain/round/view'
import { appendAudit } from '../audit/append.ts'
import { authorize } from '../authorize.ts'
import type { Context } from '../context.ts'
import { ServiceError } from '../errors.ts'
import { withTransaction } from '../transaction.ts'
import { toRoundView } from './load.ts'

/** Key space of the advisory locks that number rehearsals of a call; any constant, unused elsewhere. */
const rehearsalLock = 20_260_128

/** A rehearsal (演练) of the newest version of a call: open now, closed after so many minutes, in its own realm. */
export const createRehearsal = async (ctx: Context, input: v.InferOutput<typeof createRehearsalInput>): Promise<RoundView> => {
  authorize(ctx, 'round:create-rehearsal', null)
  const definition = calls.findLast((call) => call.id === input.callId)
  if (definition === undefined) throw new ServiceError('PRECONDITION', 'call-unknown', { callId: input.callId })

  return withTransaction(ctx, async (tx) => {
    await tx.db.execute(sql`select pg_advisory_xact_lock(${rehearsalLock}, hashtext(${definition.id}))`)
    const earlier = await tx.db.$count(rounds, and(eq(rounds.callId, definition.id), eq(rounds.realm, 'rehearsal')))
    const now = await tx.ports.clock(tx.db)
    const plan = rehearsalRound(definition, { name: input.name, ordinal: earlier + 1, now, closesInMinutes: input.closesInMinutes })
    const [round] = await tx.db
      .insert(rounds)
      .values({ id: newId(), callId: definition.id, callVersion: definition.version, ...plan, createdAt: now })
      .returning()
    if (round === undefined) throw new Error('the round was not written')
    const view = toRoundView(round)
    await appendAudit(tx, { action: 'round.create-rehearsal', subjectType: 'round', subjectId: round.id, roundId: round.id, after: view })
    return view
  })
}
