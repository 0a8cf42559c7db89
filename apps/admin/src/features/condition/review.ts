import type { FindingView } from '@zhengji/domain/application/view'

/** Ids of the findings that this person may confirm: somebody else's and not confirmed yet. */
export const confirmableIds = (findings: readonly FindingView[], userId: string | undefined): readonly string[] =>
  findings.filter(({ confirmedBy, foundBy }) => confirmedBy === null && foundBy.id !== userId).map(({ id }) => id)

/** The next checkpoint without a finding after this one, in the order of the page and round to its start; null when none is left. */
export const nextUnjudged = (checkpointIds: readonly string[], judged: ReadonlySet<string>, after: string): string | null => {
  const start = checkpointIds.indexOf(after) + 1
  const order = [...checkpointIds.slice(start), ...checkpointIds.slice(0, start)]
  return order.find((id) => id !== after && !judged.has(id)) ?? null
}
