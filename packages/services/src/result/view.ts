import { and, desc, eq, inArray, type SQL } from 'drizzle-orm'
import type { Database } from '@zhengji/db/database'
import { proposals, resultRuns, results } from '@zhengji/db/schema/index'
import type { RoleResult } from '@zhengji/domain/result/compute'
import type { ResultRunView } from '@zhengji/domain/result/view'
import { ServiceError } from '../errors.ts'
import { loadProposals } from '../proposal/view.ts'
import type { RunningRound } from '../round/load.ts'
import { namesOf } from '../user/names.ts'
import { presentHash } from './inputs.ts'

// Written by `runResult` only.
export const rolesOf = (result: { readonly content: unknown } | null): readonly RoleResult[] =>
  // Rows from before replacements were noted lack them.
  result === null ? [] : (result.content as RoleResult[]).map((role) => ({ ...role, replacements: role.replacements ?? [] }))

/** Runs of a round, newest first, each with its proposal and whether anything it rests on has changed since. */
export const loadRuns = async (db: Database, running: RunningRound, filter?: SQL): Promise<ResultRunView[]> => {
  const rows = await db
    // Not the inputs: they are as large as all scores together.
    .select({
      run: resultRuns,
      result: { runId: results.runId, inputHash: results.inputHash, content: results.content, computedAt: results.computedAt },
    })
    .from(resultRuns)
    .leftJoin(results, eq(results.runId, resultRuns.id))
    .where(and(eq(resultRuns.roundId, running.round.id), filter))
    .orderBy(desc(resultRuns.version))
    .limit(100)
  const ids = rows.map(({ run }) => run.id)
  const known = ids.length === 0 ? [] : await loadProposals(db, and(eq(proposals.kind, 'result'), inArray(proposals.subjectId, ids)))
  const nameOf = await namesOf(
    db,
    rows.map(({ run }) => run.requestedBy),
  )
  // All runs of a round share the seed, so one fingerprint of the present serves all.
  const present = new Map<string, string | null>()
  for (const { run } of rows) if (!present.has(run.tieSeed)) present.set(run.tieSeed, await presentHash(db, running, run.tieSeed))
  return rows.map(({ run, result }) => ({
    id: run.id,
    version: run.version,
    status: run.status,
    failure: run.failure,
    tieSeed: run.tieSeed,
    inputHash: result?.inputHash ?? null,
    computedAt: result?.computedAt.toString() ?? null,
    requestedBy: nameOf(run.requestedBy),
    requestedAt: run.requestedAt.toString(),
    roles: rolesOf(result),
    // Newest first: the last proposal about the run counts.
    proposal: known.find(({ subjectId }) => subjectId === run.id) ?? null,
    stale: result !== null && present.get(run.tieSeed) !== result.inputHash,
  }))
}

/** Throws NOT_FOUND. */
export const loadRun = async (db: Database, running: RunningRound, runId: string): Promise<ResultRunView> => {
  const [run] = await loadRuns(db, running, eq(resultRuns.id, runId))
  if (run === undefined) throw new ServiceError('NOT_FOUND', 'not-found')
  return run
}
