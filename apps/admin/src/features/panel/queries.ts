import { useQuery } from '@pinia/colada'
import type { ApplicationStatus } from '@zhengji/domain/application/status'
import type { ApplicationRow } from '@zhengji/domain/application/view'
import { listApplications } from '../../api/applications.ts'
import { getPanel } from '../../api/panel.ts'

export const panelKeys = {
  all: ['panel'] as const,
  ofRound: (roundId: string) => ['panel', roundId] as const,
  // Below `applications`, so that every change of an application refreshes it.
  judged: (roundId: string) => ['applications', 'judged', roundId] as const,
}

export const usePanel = (roundId: () => string) => useQuery({ key: () => panelKeys.ofRound(roundId()), query: () => getPanel(roundId()) })

/** Statuses in which a panel has to do with an application. */
const judgedStatuses: ApplicationStatus[] = ['accepted', 'under-review', 'scored', 'shortlisted', 'not-selected']

/** Everybody the panel may meet, all pages of the list: a recusal names them by id only. */
const listJudged = async (roundId: string): Promise<readonly ApplicationRow[]> => {
  const rows: ApplicationRow[] = []
  for (let page = 1; ; page += 1) {
    const answer = await listApplications({ roundId, status: judgedStatuses, sort: 'number', direction: 'asc', page, size: 50 })
    rows.push(...answer.rows)
    if (answer.rows.length === 0 || rows.length >= answer.total) return rows
  }
}

export const useJudgedApplications = (roundId: () => string) =>
  useQuery({ key: () => panelKeys.judged(roundId()), query: () => listJudged(roundId()) })
