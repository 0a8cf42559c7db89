import type { RouteLocationRaw } from 'vue-router'

/** Where the work behind a task is done: a filtered list or a page. Kinds that this version does not know lead to the list. */
export const taskTarget = (kind: string, roundId: string): RouteLocationRaw => {
  const applications = (status: string): RouteLocationRaw => ({ name: 'applications', params: { roundId }, query: { status } })
  switch (kind) {
    case 'deliver':
      return applications('draft')
    case 'correct':
      return applications('correcting')
    case 'accept':
      return applications('received')
    case 'review':
    case 'confirm':
      return applications('accepted')
    case 'decide':
      return { name: 'approvals', params: { roundId } }
    case 'collect-sheets':
      return { name: 'sheets', params: { roundId } }
    default:
      return { name: 'applications', params: { roundId } }
  }
}
