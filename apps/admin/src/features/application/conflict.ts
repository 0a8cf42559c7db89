import type { ApplicationDetail } from '@zhengji/domain/application/view'
import type { Failure } from '../../api/failure.ts'

/** The stored version that came with a lost race, or null when the failure is another one. */
export const storedVersion = (failure: Failure | null): ApplicationDetail | null => {
  const conflict = failure?.kind === 'conflict' ? failure.conflict : null
  if (typeof conflict !== 'object' || conflict === null || !('current' in conflict)) return null
  const { current } = conflict
  // Our own server's view of an application; anything else has no such field.
  return typeof current === 'object' && current !== null && 'application' in current ? (current as ApplicationDetail) : null
}
