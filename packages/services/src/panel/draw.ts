import { randomBytes } from 'node:crypto'
import { and, asc, eq, inArray, isNotNull, ne, or, sql } from 'drizzle-orm'
import type * as v from 'valibot'
import type { Database } from '@zhengji/db/database'
import { newId } from '@zhengji/db/id'
import { draws, experts, panelMembers, sheets } from '@zhengji/db/schema/index'
import type { drawPanelInput } from '@zhengji/domain/expert/input'
import type { PanelView, PoolExclusion } from '@zhengji/domain/expert/view'
import { drawPanel as drawByLot, poolHash } from '@zhengji/domain/panel/draw'
import { appendAudit } from '../audit/append.ts'
import { actingUser, authorize } from '../authorize.ts'
import type { Context } from '../context.ts'
import { digest } from '../digest.ts'
import { refusedBy, ServiceError } from '../errors.ts'
import { lockRound, type RunningRound } from '../round/load.ts'
import { loadApplicants } from '../score/applicants.ts'
import { withTransaction, type TransactionContext } from '../transaction.ts'
import { findPairs, recordPairs, type ConflictedPair } from './conflicts.ts'
import type { PoolSnapshot } from './load.ts'
import { loadPanelView } from './view.ts'

/** Once a sheet has gone out, people know who judges: from then on members are replaced one by one, with a reason. */
const refuseIssued = async (db: Database, roundId: string): Promise<void> => {
  const issued = await db.$count(sheets, and(eq(sheets.roundId, roundId), or(isNotNull(sheets.issuedAt), ne(sheets.status, 'void'))))
  if (issued > 0) throw new ServiceError('PRECONDITION', 'panel-sheets-issued')
}

/** Active experts of the realm, without those who may judge nobody. */
const buildPool = async (
  tx: TransactionContext,
  running: RunningRound,
  size: number,
  now: Temporal.Instant,
): Promise<{ snapshot: PoolSnapshot; pairs: readonly ConflictedPair[] }> => {
  const everybody = await tx.db.select().from(experts).where(eq(experts.realm, running.round.realm)).orderBy(asc(experts.id))
  const active = everybody.filter((expert) => expert.active)
  const applicants = await loadApplicants(tx.db, running.round.id, ['under-review'])
  const pairs = await findPairs(tx.db, running, active, applicants, now)
  const barred = Map.groupBy(pairs, ({ expertId }) => expertId)
  const judgesNobody = (id: string): boolean => applicants.length > 0 && barred.get(id)?.length === applicants.length
  const whyNot = (expert: (typeof everybody)[number]): PoolExclusion['reason'] | null =>
    !expert.active ? 'inactive' : judgesNobody(expert.id) ? 'conflict-with-all' : null
  const excluded = everybody.flatMap((expert): PoolExclusion[] => {
    const reason = whyNot(expert)
    return reason === null ? [] : [{ expertId: expert.id, name: expert.name, reason }]
  })
  const pool = active.filter(({ id }) => !judgesNobody(id)).map(({ id, category, name }) => ({ expertId: id, category, name }))
  return { snapshot: { size, pool, excluded }, pairs }
}

/**
 * Draws the panel by lot from a fresh random seed and records seed, pool and outcome, so that anybody can replay it. Refused: an even
 * or too small size, a pool that cannot fill it, or sheets that are out. An earlier draw stays on record; its members are replaced.
 */
export const drawPanel = async (ctx: Context, input: v.InferOutput<typeof drawPanelInput>): Promise<PanelView> => {
  authorize(ctx, 'panel:write', input.roundId)
  const drawnBy = actingUser(ctx)
  return withTransaction(ctx, async (tx) => {
    const running = await lockRound(tx.db, input.roundId)
    const { round, definition } = running
    await refuseIssued(tx.db, round.id)
    const now = await tx.ports.clock(tx.db)
    const { snapshot, pairs } = await buildPool(tx, running, input.size, now)
    const seed = randomBytes(32).toString('hex')
    const drawn = drawByLot({ pool: snapshot.pool, rules: definition.panel, size: input.size, seed, digest })
    if (!drawn.ok) throw refusedBy(drawn)

    await tx.db
      .update(panelMembers)
      .set({ status: 'replaced', replacedReason: '重新抽取', revision: sql`${panelMembers.revision} + 1` })
      .where(and(eq(panelMembers.roundId, round.id), inArray(panelMembers.status, ['member', 'substitute'])))
    const drawId = newId()
    const hash = poolHash(snapshot.pool, digest)
    const outcome = { members: [...drawn.members], substitutes: [...drawn.substitutes] }
    await tx.db
      .insert(draws)
      .values({ id: drawId, roundId: round.id, seed, poolHash: hash, pool: snapshot, outcome, drawnBy, drawnAt: now })
    const seats = [...outcome.members, ...outcome.substitutes]
    await tx.db.insert(panelMembers).values(
      seats.map((expertId, index) => ({
        id: newId(),
        roundId: round.id,
        realm: round.realm,
        expertId,
        drawId,
        position: index + 1,
        status: index < outcome.members.length ? ('member' as const) : ('substitute' as const),
      })),
    )
    await recordPairs(
      tx,
      round.id,
      pairs.filter(({ expertId }) => seats.includes(expertId)),
    )
    await appendAudit(tx, {
      action: 'panel.draw',
      subjectType: 'draw',
      subjectId: drawId,
      roundId: round.id,
      after: { seed, poolHash: hash, ...outcome },
    })
    return loadPanelView(tx.db, running)
  })
}
