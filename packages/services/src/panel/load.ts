import { asc, desc, eq } from 'drizzle-orm'
import type { Database } from '@zhengji/db/database'
import { draws, experts, panelMembers, recusals } from '@zhengji/db/schema/index'
import type { PoolExclusion } from '@zhengji/domain/expert/view'
import type { ExpertRecord } from '../expert/view.ts'

export type DrawRecord = typeof draws.$inferSelect
export type RecusalRecord = typeof recusals.$inferSelect

/** What `draws.pool` holds: everything needed to replay the draw. */
export interface PoolSnapshot {
  readonly size: number
  readonly pool: readonly { readonly expertId: string; readonly category: string; readonly name: string }[]
  readonly excluded: readonly PoolExclusion[]
}

// Written by `drawPanel` only.
export const snapshotOf = (draw: DrawRecord): PoolSnapshot => draw.pool as PoolSnapshot

export interface SeatedExpert {
  readonly member: typeof panelMembers.$inferSelect
  readonly expert: ExpertRecord
}

export interface CurrentPanel {
  readonly draw: DrawRecord | null
  /** Everybody of the newest draw, replaced ones included, by position. */
  readonly seats: readonly SeatedExpert[]
}

/** The panel of the newest draw. */
export const loadPanel = async (db: Database, roundId: string): Promise<CurrentPanel> => {
  const [draw] = await db.select().from(draws).where(eq(draws.roundId, roundId)).orderBy(desc(draws.id)).limit(1)
  if (draw === undefined) return { draw: null, seats: [] }
  const seats = await db
    .select({ member: panelMembers, expert: experts })
    .from(panelMembers)
    .innerJoin(experts, eq(experts.id, panelMembers.expertId))
    .where(eq(panelMembers.drawId, draw.id))
    .orderBy(asc(panelMembers.position), asc(panelMembers.id))
  return { draw, seats }
}

export const seatedAs = (panel: CurrentPanel, status: 'member' | 'substitute'): readonly SeatedExpert[] =>
  panel.seats.filter(({ member }) => member.status === status)

export const loadRecusals = (db: Database, roundId: string): Promise<RecusalRecord[]> =>
  db.select().from(recusals).where(eq(recusals.roundId, roundId)).orderBy(asc(recusals.id))
