import type { AttachmentView, FindingView } from '@zhengji/domain/application/view'
import type { Failure } from '../../api/failure.ts'
import { differingRows, type VersionRow } from '../application/conflict.ts'
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

/** Two findings on the same checkpoint side by side, only where they differ. */
export const compareFindings = (
  mine: FindingDraft,
  theirs: FindingView,
  attachments: readonly AttachmentView[],
  t: Words,
): VersionRow[] => {
  const row = (label: string, say: (said: Said) => string): VersionRow => ({ label: t(label), mine: say(mine), theirs: say(theirs) })
  return differingRows([
    row('condition.verdict', ({ verdict }) => t(`condition.verdicts.${verdict}`)),
    row('condition.evidenceFile', (said) => describeEvidence(said, attachments, t)),
    row('condition.note', ({ note }) => note.trim()),
  ])
}
