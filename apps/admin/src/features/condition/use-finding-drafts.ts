import type { ApplicationDetail } from '@zhengji/domain/application/view'
import { reactive } from 'vue'
import { useKeptDraft } from '../intake/kept-draft.ts'
import { restoreFindings, type FindingDraft } from './finding-draft.ts'

/**
 * Findings being written, by checkpoint. They stay in this browser until they are saved or dropped: a look at another tab, a
 * reload or a session that ended costs nothing.
 */
export function useFindingDrafts(detail: () => ApplicationDetail) {
  const applicationId = detail().application.id
  const drafts = reactive<Record<string, FindingDraft>>({})
  const kept = useKeptDraft(`findings.${applicationId}`)
  void kept.read().then((stored) => {
    // What was begun while the browser was still reading is newer.
    Object.assign(drafts, { ...restoreFindings(stored, applicationId), ...drafts })
    kept.follow(() => drafts)
  })

  function begin(draft: FindingDraft) {
    drafts[draft.checkpointId] = draft
  }
  function drop(checkpointId: string) {
    delete drafts[checkpointId]
  }
  return { drafts, begin, drop }
}
