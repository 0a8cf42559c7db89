import { recordFindingInput } from '@zhengji/domain/application/input'
import type { AttachmentView, FindingView } from '@zhengji/domain/application/view'
import * as v from 'valibot'

/** What a reviewer is writing about one checkpoint. */
export type FindingDraft = v.InferInput<typeof recordFindingInput>
export type Verdict = FindingDraft['verdict']

/** A place in a scan. */
export interface Evidence {
  readonly fileId: string
  readonly page: number
}

interface Start {
  readonly applicationId: string
  readonly checkpointId: string
  readonly verdict: Verdict
  /** The finding that stands, if it is to be changed. */
  readonly finding: FindingView | null
  readonly attachments: readonly AttachmentView[]
  /** What lies in the preview. */
  readonly shown: Evidence | null
}

const inForce = (attachments: readonly AttachmentView[], fileId: string | null): boolean =>
  attachments.some((one) => one.fileId === fileId && one.voidedAt === null)

/**
 * Begins with what stands, else with the page that is being looked at. A voided scan can be looked at but not quoted: the server
 * would refuse it.
 */
export const startFinding = ({ applicationId, checkpointId, verdict, finding, attachments, shown }: Start): FindingDraft => {
  const standing = finding?.fileId ? { fileId: finding.fileId, page: finding.page } : null
  const evidence = [standing, finding ? null : shown].find((one) => one && inForce(attachments, one.fileId)) ?? null
  return {
    applicationId,
    checkpointId,
    version: finding?.version ?? 0,
    verdict,
    fileId: evidence?.fileId ?? null,
    page: evidence?.page ?? null,
    note: finding?.note ?? '',
  }
}

/** Nothing in it that does not stand already. */
export const saysTheSame = (draft: FindingDraft, finding: FindingView | null): boolean =>
  finding !== null &&
  draft.verdict === finding.verdict &&
  draft.fileId === finding.fileId &&
  draft.page === finding.page &&
  draft.note.trim() === finding.note

const shape = v.object({
  applicationId: v.string(),
  checkpointId: v.string(),
  version: v.number(),
  verdict: v.picklist(['met', 'unmet', 'doubt']),
  fileId: v.nullable(v.string()),
  page: v.nullable(v.number()),
  note: v.string(),
})

/** Drafts by checkpoint from this browser's memory; what is not one, or belongs to another application, is left behind. */
export const restoreFindings = (stored: Readonly<Record<string, unknown>> | null, applicationId: string): Record<string, FindingDraft> =>
  Object.fromEntries(
    Object.values(stored ?? {}).flatMap((value) => {
      const draft = v.safeParse(shape, value)
      return draft.success && draft.output.applicationId === applicationId ? [[draft.output.checkpointId, draft.output]] : []
    }),
  )
