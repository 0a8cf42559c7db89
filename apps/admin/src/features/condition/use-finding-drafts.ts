import type { ApplicationDetail } from '@zhengji/domain/application/view'
import { reactive } from 'vue'
import { useSession } from '../../session/store.ts'
import { keepDraft, readDraft } from '../intake/kept-draft.ts'
import { restoreFindings, type FindingDraft } from './finding-draft.ts'

/**
 * Findings being written, by checkpoint. They stay in this browser until they are saved or dropped: a look at another tab, a
 * reload or a session that ended costs nothing. Kept per person, because a finding is one person's statement.
 */
export function useFindingDrafts(detail: () => ApplicationDetail) {
  const applicationId = detail().application.id
  const key = `findings.${useSession().me?.userId ?? ''}.${applicationId}`
  const drafts = reactive<Record<string, FindingDraft>>(restoreFindings(readDraft(key), applicationId))
  keepDraft(key, () => drafts)

  function begin(draft: FindingDraft) {
    drafts[draft.checkpointId] = draft
  }
  function drop(checkpointId: string) {
    delete drafts[checkpointId]
  }
  return { drafts, begin, drop }
}
