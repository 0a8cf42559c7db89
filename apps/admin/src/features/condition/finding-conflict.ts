import type { AttachmentView, FindingView } from '@zhengji/domain/application/view'
import type { Failure } from '../../api/failure.ts'
import type { Difference, Side } from '../../components/merge.ts'
import type { FindingDraft } from './finding-draft.ts'

type Words = (key: string, params?: Record<string, unknown>) => string
type Said = Pick<FindingView, 'verdict' | 'fileId' | 'page' | 'note'>

/** The finding that another reviewer recorded meanwhile, or null when the failure is another one. */
export const storedFinding = (failure: Failure | null): FindingView | null => {
  const conflict = failure?.kind === 'conflict' ? failure.conflict : null
  if (typeof conflict !== 'object' || conflict === null || !('current' in conflict)) return null
  const { current } = conflict
  // Our own server's view of a finding; anything else has no such field.
  return typeof current === 'object' && current !== null && 'checkpointId' in current ? (current as FindingView) : null
}

/** The place in words, e.g. `佐证资料.pdf 第 3 页`. */
export const describeEvidence = ({ fileId, page }: Said, attachments: readonly AttachmentView[], t: Words): string => {
  if (fileId === null) return t('condition.noFile')
  const name = attachments.find((one) => one.fileId === fileId)?.name ?? fileId
  return page === null ? name : t('condition.pageLink', { name, page })
}

/** Two findings on the same checkpoint side by side, only where they differ; scan and page are one thing. */
export const compareFindings = (
  mine: FindingDraft,
  theirs: FindingView,
  attachments: readonly AttachmentView[],
  t: Words,
): Difference[] => {
  const row = (key: string, label: string, say: (said: Said) => string): Difference => ({
    key,
    label: t(label),
    mine: say(mine),
    theirs: say(theirs),
    // Whoever looks at this has just judged for themselves.
    keep: 'mine',
  })
  return [
    row('verdict', 'condition.verdict', ({ verdict }) => t(`condition.verdicts.${verdict}`)),
    row('evidence', 'condition.evidenceFile', (said) => describeEvidence(said, attachments, t)),
    row('note', 'condition.note', ({ note }) => note.trim()),
  ].filter((one) => one.mine !== one.theirs)
}

/** Mine, to stand after theirs, with what was taken over from it. */
export const mergeFinding = (mine: FindingDraft, theirs: FindingView, taken: Readonly<Record<string, Side>>): FindingDraft => ({
  ...mine,
  version: theirs.version,
  ...(taken['verdict'] === 'theirs' ? { verdict: theirs.verdict } : {}),
  ...(taken['evidence'] === 'theirs' ? { fileId: theirs.fileId, page: theirs.page } : {}),
  ...(taken['note'] === 'theirs' ? { note: theirs.note } : {}),
})
