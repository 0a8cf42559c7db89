import { and, eq, inArray } from 'drizzle-orm'
import type { Database } from '@zhengji/db/database'
import { applications } from '@zhengji/db/schema/index'
import type { RankedApplicant } from '@zhengji/domain/result/compute'
import type { RunningRound } from '../round/load.ts'
import { approvedRunId } from './approved.ts'
import { loadRun } from './view.ts'

/** First on the waiting list of a role in the approved result who is still there and has not moved up; null when nobody waits. */
export const nextWaiting = async (db: Database, running: RunningRound, role: string): Promise<RankedApplicant | null> => {
  const runId = await approvedRunId(db, running.round.id)
  if (runId === null) return null
  const { roles } = await loadRun(db, running, runId)
  const waiting = (roles.find((result) => result.role === role)?.ranking ?? [])
    .filter(({ outcome }) => outcome === 'waiting')
    .sort((a, b) => (a.rank ?? Infinity) - (b.rank ?? Infinity))
  if (waiting.length === 0) return null
  const ids = waiting.map(({ applicationId }) => applicationId)
  const rows = await db
    .select({ id: applications.id })
    .from(applications)
    .where(and(inArray(applications.id, ids), eq(applications.status, 'not-selected')))
  const still = new Set(rows.map(({ id }) => id))
  return waiting.find(({ applicationId }) => still.has(applicationId)) ?? null
}
