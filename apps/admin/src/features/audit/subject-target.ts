import type { AuditRow } from '@zhengji/domain/audit/view'
import type { RouteLocationNamedRaw } from 'vue-router'

type Subject = Pick<AuditRow, 'subjectType' | 'subjectId' | 'roundId' | 'applicationId'>

/** The page on which a subject can be seen, or null when it has none. */
export const subjectTarget = ({ subjectType, subjectId, roundId, applicationId }: Subject): RouteLocationNamedRaw | null => {
  if (subjectType === 'user') return { name: 'users' }
  if (roundId === null) return null
  const inRound = (name: string, params: Readonly<Record<string, string>> = {}) => ({ name, params: { roundId, ...params } })
  switch (subjectType) {
    case 'application':
      return inRound('application', { applicationId: subjectId })
    case 'finding':
      return applicationId === null ? null : inRound('application', { applicationId, tab: 'conditions' })
    case 'proposal':
      return inRound('approvals', { proposalId: subjectId })
    case 'sheet-import':
      return inRound('sheet-import', { importId: subjectId })
    case 'sheet':
    case 'sheet-pack':
      return inRound('sheets')
    case 'draw':
    case 'recusal':
    case 'panel-member':
      return inRound('panel')
    case 'expert':
      return inRound('experts')
    case 'result-run':
      return inRound('results')
    case 'round':
      return inRound('dashboard')
    default:
      return null
  }
}
