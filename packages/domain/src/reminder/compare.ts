import type { PlannedMessage } from './plan.ts'

/** What would change between two plans: a dry run shows it before anything takes effect. */
export interface PlanDifference {
  /** Planned now and not any more. */
  readonly cancelled: readonly PlannedMessage[]
  readonly added: readonly PlannedMessage[]
  /** Same message at another instant. */
  readonly moved: readonly { readonly from: PlannedMessage; readonly to: PlannedMessage }[]
  readonly unchanged: number
}

/** Only what would still be sent counts: a rung that is skipped in both plans is no news. */
export const comparePlans = (now: readonly PlannedMessage[], then: readonly PlannedMessage[]): PlanDifference => {
  const live = (plan: readonly PlannedMessage[]) => new Map(plan.filter(({ skip }) => skip === null).map((one) => [one.key, one]))
  const [old, next] = [live(now), live(then)]
  const both = [...old.values()].flatMap((from) => {
    const to = next.get(from.key)
    return to === undefined ? [] : [{ from, to }]
  })
  const moved = both.filter(({ from, to }) => !from.dueAt.equals(to.dueAt))
  return {
    cancelled: [...old.values()].filter(({ key }) => !next.has(key)),
    added: [...next.values()].filter(({ key }) => !old.has(key)),
    moved,
    unchanged: both.length - moved.length,
  }
}
