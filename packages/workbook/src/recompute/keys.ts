/** Hidden keys of the recomputation workbook: what the reader finds rows and columns by. */
export const bookMark = 'zhengji-recomputation'
export const pairKey = (applicationId: string, expertId: string): string => `p:${applicationId}|${expertId}`
export const applicantKey = (applicationId: string): string => `a:${applicationId}`
export const expertKey = (expertId: string): string => `e:${expertId}`
export const criterionKey = (groupId: string, criterionId: string, kind: string): string => `c:${groupId}|${criterionId}|${kind}`
export const groupKey = (groupId: string): string => `g:${groupId}`

export const rawPart = (role: string): string => `zj-raw:${role}`
export const summaryPart = (role: string): string => `zj-summary:${role}`

export const rawKey = {
  groups: 'groups',
  steps: 'steps',
  full: 'full',
  number: 'number',
  name: 'name',
  expert: 'expert',
  sheet: 'sheet',
  recused: 'recused',
  replaced: 'replaced',
  state: 'state',
  total: 'total',
  units: 'units',
} as const

export const summaryKey = {
  places: 'places',
  waiting: 'waiting',
  number: 'number',
  name: 'name',
  id: 'id',
  final: 'final',
  rank: 'rank',
  tie: 'tie',
  outcome: 'outcome',
  recordedFinal: 'recorded-final',
  recordedRank: 'recorded-rank',
  recordedTie: 'recorded-tie',
  recordedOutcome: 'recorded-outcome',
} as const

export const methodKey = (method: string, scope: string, bound: number): string => `method:${method}|${scope}|${bound}`
export const tiesKey = (rules: readonly string[]): string => `ties:${rules.join(',')}`
