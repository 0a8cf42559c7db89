import type { ApplicationStatus } from './status.ts'
import type { MaterialDefect } from '../material/completeness.ts'
import type { ConditionOutcome } from '../condition/eligibility.ts'
import type { LocalizedText } from '../text.ts'

export interface ApplicationRow {
  readonly id: string
  readonly number: string | null
  readonly enterpriseId: string
  readonly enterpriseName: string
  readonly creditCode: string
  readonly role: string
  readonly status: ApplicationStatus
  readonly late: boolean
  readonly contactName: string
  /** Masked. */
  readonly contactPhone: string
  readonly receivedAt: string | null
  readonly createdAt: string
  readonly revision: number
}

export interface EntityView {
  readonly id: string
  readonly name: string
  readonly creditCode: string
  readonly relation: string
  readonly undertakings: readonly string[]
}

export interface MaterialCheckView {
  readonly materialId: string
  readonly present: boolean
  readonly copies: number
  readonly pages: number
  readonly sealed: boolean
  readonly bound: boolean
  readonly scanEqualsPaper: boolean
  readonly note: string
}

export interface AttachmentView {
  readonly id: string
  readonly fileId: string
  readonly materialId: string
  readonly name: string
  readonly size: number
  readonly mediaType: string
  readonly sha256: string
  readonly attachedAt: string
  readonly voidedAt: string | null
  readonly voidReason: string | null
}

export interface FindingView {
  readonly id: string
  readonly checkpointId: string
  readonly version: number
  readonly verdict: 'met' | 'unmet' | 'doubt'
  readonly fileId: string | null
  readonly page: number | null
  readonly note: string
  readonly foundBy: { readonly id: string; readonly name: string }
  readonly foundAt: string
  readonly confirmedBy: { readonly id: string; readonly name: string } | null
}

export interface ReceiptSummary {
  readonly id: string
  readonly number: string
  readonly delivery: number
  readonly late: boolean
  readonly deliveredAt: string
}

export interface CorrectionNoticeView {
  readonly id: string
  readonly number: string
  readonly defects: readonly MaterialDefect[]
  readonly dueAt: string
  readonly issuedAt: string
  readonly resolvedAt: string | null
}

export interface ApplicationDetail {
  readonly application: ApplicationRow & { readonly note: string; readonly contactEmail: string | null; readonly roundId: string }
  readonly entities: readonly EntityView[]
  readonly materials: readonly MaterialCheckView[]
  readonly attachments: readonly AttachmentView[]
  readonly receipts: readonly ReceiptSummary[]
  readonly notices: readonly CorrectionNoticeView[]
  /** Newest version per checkpoint. */
  readonly findings: readonly FindingView[]
  /** Everything still wrong with the materials, all at once. */
  readonly defects: readonly MaterialDefect[]
  readonly conditions: readonly ConditionOutcome[]
  /** Applications of the same enterprise in this round, for the other role. */
  readonly siblings: readonly { readonly id: string; readonly role: string; readonly number: string | null }[]
}

export interface ReceiptDocument extends ReceiptSummary {
  readonly applicationId: string
  readonly roundId: string
  readonly rehearsal: boolean
  readonly enterpriseName: string
  readonly creditCode: string
  readonly role: string
  readonly applicationNumber: string | null
  readonly receivedBy: string
  readonly materials: readonly MaterialCheckView[]
  readonly files: readonly { readonly materialId: string; readonly name: string; readonly sha256: string; readonly size: number }[]
  readonly signature: string
  /** Where anybody can have the receipt verified: what the QR code carries. */
  readonly verifyUrl: string
  /** SVG of the QR code of `verifyUrl`. */
  readonly qrSvg: string
}

/**
 * What the office's record says of a receipt, for whoever holds it and wants to know whether the paper was altered.
 * Names of persons, of files and the clerk's notes stay inside.
 */
export interface VerifiedReceipt extends Omit<ReceiptSummary, 'id'> {
  readonly rehearsal: boolean
  readonly organiser: LocalizedText
  readonly call: LocalizedText
  readonly timeZone: string
  readonly enterpriseName: string
  readonly creditCode: string
  readonly role: LocalizedText
  readonly applicationNumber: string | null
  readonly materials: readonly { readonly name: LocalizedText; readonly copies: number; readonly pages: number }[]
  readonly files: readonly { readonly material: LocalizedText; readonly sha256: string; readonly size: number }[]
}

export interface CorrectionDocument extends CorrectionNoticeView {
  readonly applicationId: string
  readonly roundId: string
  readonly rehearsal: boolean
  readonly enterpriseName: string
  readonly role: string
  readonly applicationNumber: string | null
  readonly issuedBy: string
}

/** One gate that is not met: its confirmed unmet checkpoints with what the reviewer noted. */
export interface UnmetCondition {
  readonly conditionId: string
  readonly checkpoints: readonly { readonly checkpointId: string; readonly note: string }[]
}

/** 不予受理通知书 or 审核不通过通知书: the decision in force as it was recorded, and what it rests on. */
export interface RefusalDocument {
  readonly applicationId: string
  readonly roundId: string
  readonly rehearsal: boolean
  readonly enterpriseName: string
  readonly creditCode: string
  readonly role: string
  readonly applicationNumber: string | null
  /** `not-accepted`: late, or turned away before acceptance; `not-passed`: by the review of what had been accepted. */
  readonly kind: 'not-accepted' | 'not-passed'
  readonly decidedAt: string
  readonly decidedBy: string
  /** As recorded with the decision; the clock's own where nobody decided. */
  readonly reason: string
  /** The cut-off that was in force at the delivery: it may have been moved since. */
  readonly late: { readonly deliveredAt: string; readonly closesAt: string } | null
  /** The notice that was still to be answered. */
  readonly correction: Pick<CorrectionNoticeView, 'number' | 'issuedAt' | 'dueAt'> | null
  /** What was still wrong with the materials; empty where that was not the question. */
  readonly defects: readonly MaterialDefect[]
  /** Gates that are not met, in the order of the call. */
  readonly conditions: readonly UnmetCondition[]
  /** Of the delivery that the decision is about; its QR code verifies it. */
  readonly receipt: Pick<ReceiptDocument, 'number' | 'deliveredAt' | 'verifyUrl' | 'qrSvg'> | null
}

export interface TimelineEntry {
  readonly seq: number
  readonly at: string
  readonly actor: string
  readonly action: string
  readonly before: unknown
  readonly after: unknown
  readonly reason: string | null
}

/** What a delivery led to. */
export interface DeliveryOutcome {
  readonly receiptId: string
  readonly receiptNumber: string
  readonly applicationNumber: string | null
  readonly late: boolean
  readonly deliveredAt: string
  readonly defects: readonly MaterialDefect[]
}

/** Unmasked; each reveal is audited. */
export interface ContactDetails {
  readonly name: string
  readonly phone: string
  readonly email: string | null
}
