import * as v from 'valibot'
import { correctionKinds } from '../score/input.ts'
import type { ProposalView } from './view.ts'

/**
 * What a proposal of each kind carries, as it was when it was proposed: written by the verb that proposes, read back by what its
 * approval does and by whoever shows it. Instants are ISO 8601; scores are units of 1/stepsPerPoint.
 */
export const rubricPayload = v.object({ version: v.number(), hash: v.string(), assumption: v.boolean() })

const instant = v.pipe(v.string(), v.isoTimestamp())
export const deadlinePayload = v.object({ from: instant, to: instant })

export const lateExceptionPayload = v.object({ receivedAt: v.nullable(instant) })

export const revocationPayload = v.object({
  number: v.nullable(v.string()),
  name: v.string(),
  /** Who would have moved up from the waiting list then; whoever is next when it is approved does. Null: nobody waits. */
  next: v.nullable(v.object({ applicationId: v.string(), number: v.string(), name: v.string() })),
})

export const replacementPayload = v.object({
  memberId: v.string(),
  expertId: v.string(),
  expertName: v.string(),
  /** Who would have moved up then; whoever fits when it is approved does. Absent before this was recorded. */
  substituteName: v.optional(v.string()),
})

export const importPayload = v.object({
  importId: v.string(),
  /** Null: every applicant of the file. Optional: proposals from before one could choose. */
  applicationIds: v.optional(v.nullable(v.array(v.string())), null),
  sheetId: v.string(),
  sheetNumber: v.string(),
  reportHash: v.string(),
  cells: v.number(),
  remarks: v.number(),
  declared: v.number(),
})

export const correctionPayload = v.object({
  sheetId: v.string(),
  sheetNumber: v.string(),
  expertName: v.string(),
  applicationId: v.string(),
  criterionId: v.string(),
  kind: v.picklist(correctionKinds),
  from: v.number(),
  to: v.number(),
  stepsPerPoint: v.number(),
})

export const scoreReplacementPayload = v.object({
  caseId: v.string(),
  sheetNumber: v.string(),
  expertName: v.string(),
  explanation: v.picklist(['absent', 'insufficient']),
  confirming: v.number(),
  panelSize: v.number(),
  /** Units of 1/stepsPerPoint, totals before and after; `others`: members whose mean replaces them. */
  applications: v.array(
    v.object({
      applicationId: v.string(),
      number: v.string(),
      name: v.string(),
      stepsPerPoint: v.number(),
      from: v.number(),
      to: v.number(),
      others: v.number(),
    }),
  ),
  basisHash: v.string(),
})

/** The recipients themselves stand with the broadcast; `names` are the first fifty of `count`. */
export const broadcastPayload = v.object({
  broadcastId: v.string(),
  count: v.number(),
  names: v.array(v.string()),
  channels: v.array(v.string()),
  subject: v.string(),
  body: v.string(),
})

export const resultPayload = v.object({ runId: v.string(), version: v.number(), inputHash: v.string() })

export type RubricPayload = v.InferOutput<typeof rubricPayload>
export type DeadlinePayload = v.InferOutput<typeof deadlinePayload>
export type LateExceptionPayload = v.InferOutput<typeof lateExceptionPayload>
export type RevocationPayload = v.InferOutput<typeof revocationPayload>
export type ReplacementPayload = v.InferOutput<typeof replacementPayload>
export type ImportPayload = v.InferOutput<typeof importPayload>
export type CorrectionPayload = v.InferOutput<typeof correctionPayload>
export type ScoreReplacementPayload = v.InferOutput<typeof scoreReplacementPayload>
export type BroadcastPayload = v.InferOutput<typeof broadcastPayload>
export type ResultPayload = v.InferOutput<typeof resultPayload>

const content = v.variant('kind', [
  v.object({ kind: v.literal('rubric'), payload: rubricPayload }),
  v.object({ kind: v.literal('deadline'), payload: deadlinePayload }),
  v.object({ kind: v.literal('late-exception'), payload: lateExceptionPayload }),
  v.object({ kind: v.literal('revocation'), payload: revocationPayload }),
  v.object({ kind: v.literal('expert-replacement'), payload: replacementPayload }),
  v.object({ kind: v.literal('sheet-import'), payload: importPayload }),
  v.object({ kind: v.literal('score-correction'), payload: correctionPayload }),
  v.object({ kind: v.literal('score-replacement'), payload: scoreReplacementPayload }),
  v.object({ kind: v.literal('broadcast'), payload: broadcastPayload }),
  v.object({ kind: v.literal('result'), payload: resultPayload }),
])

export type ProposalContent = v.InferOutput<typeof content>

/** Kind and payload, checked; null for a kind that nobody can propose in this version or a payload that it does not know. */
export const contentOf = ({ kind, payload }: Pick<ProposalView, 'kind' | 'payload'>): ProposalContent | null => {
  const read = v.safeParse(content, { kind, payload })
  return read.success ? read.output : null
}
