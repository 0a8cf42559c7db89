import * as v from 'valibot'

/** How often a job is tried and how long it waits in between; every attempt is idempotent. */
export interface RetryPolicy {
  readonly attempts: number
  /** First pause in milliseconds, doubled each time. */
  readonly backoffMs: number
}

export interface JobContract<Schema extends v.GenericSchema = v.GenericSchema> {
  readonly payload: Schema
  readonly retry: RetryPolicy
}

const contract = <Schema extends v.GenericSchema>(payload: Schema, retry: RetryPolicy): JobContract<Schema> => ({ payload, retry })

/** A pause in PostgreSQL or a busy disk lasts seconds, seldom minutes: 8 doublings of 1 s cover about 4 minutes; the sweep covers the rest. */
const patient: RetryPolicy = { attempts: 8, backoffMs: 1000 }

/**
 * Table of contents of all jobs. A payload only names the row that is the work: a lost job loses nothing, and a job
 * that was enqueued before a deploy must still parse, so fields are only ever added as optional.
 */
export const jobContracts = {
  'sheet-pack.build': contract(v.object({ packId: v.string() }), patient),
  'sheet-import.read': contract(v.object({ importId: v.string() }), patient),
  'result.compute': contract(v.object({ runId: v.string() }), patient),
  /** Sends whatever is queued; `at` only makes each wake-up a job of its own. The sweep wakes again, so it is not retried. */
  'message.dispatch': contract(v.object({ at: v.string() }), { attempts: 1, backoffMs: 0 }),
  /** The truth sweep: plans due reminders and re-adds whatever work row has no effect yet. Runs every 30 s, so it is not retried. */
  'truth.sweep': contract(v.looseObject({}), { attempts: 1, backoffMs: 0 }),
} as const

export type JobName = keyof typeof jobContracts
export type Payload<Name extends JobName> = v.InferOutput<(typeof jobContracts)[Name]['payload']>

/** One job as a value, so that a transaction can collect what to wake after its commit. */
export type Job = { [Name in JobName]: { readonly name: Name; readonly payload: Payload<Name> } }[JobName]

/** The worker's table: a missing handler, an unknown name or a wrong payload does not compile. */
export type JobHandlers<Context> = { readonly [Name in JobName]: (payload: Payload<Name>, context: Context) => Promise<void> }
