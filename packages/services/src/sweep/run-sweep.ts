import { asc, inArray, eq } from 'drizzle-orm'
import { messages, resultRuns, sheetImports, sheetPacks } from '@zhengji/db/schema/index'
import type { Job } from '@zhengji/jobs/contracts'
import type { Context } from '../context.ts'
import { sweepUploads } from '../file/sweep-uploads.ts'
import { queueDueMessages } from './queue-due.ts'

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
  const letters = await db
    .select({ id: messages.id })
    .from(messages)
    .where(eq(messages.status, 'queued'))
    .orderBy(asc(messages.id))
    .limit(limit)
  return [
    ...packs.map(({ id }): Job => ({ name: 'sheet-pack.build', payload: { packId: id } })),
    ...imports.map(({ id }): Job => ({ name: 'sheet-import.read', payload: { importId: id } })),
    ...runs.map(({ id }): Job => ({ name: 'result.compute', payload: { runId: id } })),
    ...letters.map(({ id }): Job => ({ name: 'message.send', payload: { messageId: id } })),
  ]
}

/**
 * The truth sweep: plans what is due and wakes every work row without effect again. An emptied queue, a crash between commit and
 * enqueue, a lost schedule: nothing is lost. A row that waits in the queue already is not added twice, because its job's id is its own.
 * Uploads that nobody continues are given up here too.
 */
export const runSweep = async (ctx: Context): Promise<{ readonly planned: number; readonly woken: number }> => {
  const planned = await queueDueMessages(ctx)
  const jobs = await unfinishedWork(ctx)
  for (const job of jobs) await ctx.ports.queue.add(job)
  await sweepUploads(ctx)
  return { planned, woken: jobs.length }
}
