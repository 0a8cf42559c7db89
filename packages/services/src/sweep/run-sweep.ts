import { asc, inArray } from 'drizzle-orm'
import { resultRuns, sheetImports, sheetPacks } from '@zhengji/db/schema/index'
import type { Job } from '@zhengji/jobs/contracts'
import type { Context } from '../context.ts'
import { sweepUploads } from '../file/sweep-uploads.ts'
import { hasReadyMessages, nextDueAt, planOpenRounds } from './plan-due.ts'

/** More than a sweep can usefully wake: the queue works them off before the next one. */
const limit = 5_000

/** A job for every work row that has no effect yet, oldest first. */
const unfinishedWork = async ({ db }: Context): Promise<Job[]> => {
  const open = ['queued', 'running'] as const
  const packs = await db
    .select({ id: sheetPacks.id })
    .from(sheetPacks)
    .where(inArray(sheetPacks.status, [...open]))
    .orderBy(asc(sheetPacks.id))
    .limit(limit)
  const imports = await db
    .select({ id: sheetImports.id })
    .from(sheetImports)
    .where(inArray(sheetImports.status, [...open]))
    .orderBy(asc(sheetImports.id))
    .limit(limit)
  const runs = await db
    .select({ id: resultRuns.id })
    .from(resultRuns)
    .where(inArray(resultRuns.status, [...open]))
    .orderBy(asc(resultRuns.id))
    .limit(limit)
  return [
    ...packs.map(({ id }): Job => ({ name: 'sheet-pack.build', payload: { packId: id } })),
    ...imports.map(({ id }): Job => ({ name: 'sheet-import.read', payload: { importId: id } })),
    ...runs.map(({ id }): Job => ({ name: 'result.compute', payload: { runId: id } })),
  ]
}

export interface Swept {
  /** Rows of messages that were written or changed. */
  readonly planned: number
  readonly woken: number
  /** When the next message falls due, so that nobody has to wait for the next sweep; null: nothing is planned. */
  readonly nextDueAt: Temporal.Instant | null
}

/**
 * The truth sweep: makes the rows of messages say what the plan says and wakes every work row without effect again. An emptied queue, a
 * crash between commit and enqueue, a lost schedule: nothing is lost. A row that waits in the queue already is not added twice, because its
 * job's id is its own. Uploads that nobody continues are given up here too.
 */
export const runSweep = async (ctx: Context): Promise<Swept> => {
  const planned = await planOpenRounds(ctx)
  const jobs = await unfinishedWork(ctx)
  if (await hasReadyMessages(ctx)) jobs.push(await dispatchJob(ctx))
  for (const job of jobs) await ctx.ports.queue.add(job)
  await sweepUploads(ctx)
  return { planned, woken: jobs.length, nextDueAt: await nextDueAt(ctx) }
}

/** Each wake-up is a job of its own: one that died with its worker must not keep the next one out. */
export const dispatchJob = async ({ db, ports }: Pick<Context, 'db' | 'ports'>): Promise<Job> => ({
  name: 'message.dispatch',
  payload: { at: (await ports.clock(db)).toString() },
})
