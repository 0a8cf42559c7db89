import { refuse, type Refusal } from '../refusal/refusal.ts'
import type { ResultRunView } from './view.ts'

/** How the runs of a round stand to each other. */
export interface RunStanding {
  readonly newestId: string | null
  /** The run whose result was approved last. */
  readonly approvedId: string | null
}

/** Whether a run may become the result: computed, the newest, not the one approved already, fresh, and nothing stands in its way. */
export const checkProposable = (
  run: Pick<ResultRunView, 'id' | 'status' | 'stale' | 'roles'>,
  { newestId, approvedId }: RunStanding,
): { readonly ok: true } | Refusal => {
  if (run.status !== 'done') return refuse('result-not-computed')
  if (newestId !== run.id) return refuse('result-superseded')
  if (approvedId === run.id) return refuse('result-approved')
  if (run.stale) return refuse('result-stale')
  const count = run.roles.flatMap(({ problems }) => problems.filter(({ blocking }) => blocking)).length
  return count > 0 ? refuse('result-blocked', { count }) : { ok: true }
}
