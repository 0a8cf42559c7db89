import type {
  applicationReasonInput,
  attachFileInput,
  checkMaterialsInput,
  createApplicationInput,
  detachFileInput,
  listApplicationsInput,
  recordFindingInput,
  updateApplicationInput,
  verifyReceiptInput,
} from '@zhengji/domain/application/input'
import type {
  ApplicationDetail,
  ApplicationRow,
  AttachmentView,
  CorrectionDocument,
  CorrectionNoticeView,
  DeliveryOutcome,
  FindingView,
  ReceiptDocument,
  RefusalDocument,
  TimelineEntry,
  VerifiedReceipt,
} from '@zhengji/domain/application/view'
import type { Page } from '@zhengji/domain/fields'
import type { MaterialDefect } from '@zhengji/domain/material/completeness'
import type { ProposalView } from '@zhengji/domain/proposal/view'
import type { InferInput } from 'valibot'
import { client } from './client.ts'
import { asView } from './wire.ts'

export type ApplicationFilter = InferInput<typeof listApplicationsInput>
/** An act on the version that the user saw. */
export interface ApplicationAct {
  readonly applicationId: string
  readonly revision: number
}
interface Revised {
  readonly revision: number
}

export const listApplications = (input: ApplicationFilter): Promise<Page<ApplicationRow>> => client.applications.list.query(input)
export const getApplication = (applicationId: string): Promise<ApplicationDetail> => client.applications.get.query({ applicationId })
export const getTimeline = (applicationId: string): Promise<TimelineEntry[]> =>
  asView(client.applications.timeline.query({ applicationId }))
export const getReceipt = (receiptId: string): Promise<ReceiptDocument> => client.applications.receipt.query({ receiptId })
export const verifyReceipt = (input: InferInput<typeof verifyReceiptInput>): Promise<VerifiedReceipt | null> =>
  client.applications.verifyReceipt.query(input)
export const getNotice = (noticeId: string): Promise<CorrectionDocument> => client.applications.notice.query({ noticeId })
export const getRefusal = (applicationId: string): Promise<RefusalDocument> => client.applications.refusal.query({ applicationId })
export const lookUpEnterprise = (input: { roundId: string; creditCode: string }): Promise<{ readonly name: string } | null> =>
  client.applications.lookUpEnterprise.query(input)
export const revealContact = (
  applicationId: string,
): Promise<{ readonly name: string; readonly phone: string; readonly email: string | null }> =>
  client.applications.revealContact.mutate({ applicationId })
export const createApplication = (
  input: InferInput<typeof createApplicationInput>,
): Promise<{ readonly applicationId: string; readonly revision: number }> => client.applications.create.mutate(input)
export const updateApplication = (input: InferInput<typeof updateApplicationInput>): Promise<Revised> =>
  client.applications.update.mutate(input)
export const checkMaterials = (
  input: InferInput<typeof checkMaterialsInput>,
): Promise<Revised & { readonly defects: readonly MaterialDefect[] }> => client.applications.checkMaterials.mutate(input)
export const attachFile = (input: InferInput<typeof attachFileInput>): Promise<AttachmentView> =>
  client.applications.attachFile.mutate(input)
export const detachFile = (input: InferInput<typeof detachFileInput>): Promise<void> => client.applications.detachFile.mutate(input)
export const deliver = (input: ApplicationAct): Promise<DeliveryOutcome> => client.applications.deliver.mutate(input)
export const issueCorrection = (input: ApplicationAct): Promise<CorrectionNoticeView> => client.applications.issueCorrection.mutate(input)
export const acceptApplication = (input: ApplicationAct): Promise<Revised> => client.applications.accept.mutate(input)
export const recordFinding = (input: InferInput<typeof recordFindingInput>): Promise<FindingView> =>
  client.applications.recordFinding.mutate(input)
export const confirmFindings = (input: { applicationId: string; findingIds: string[] }): Promise<{ readonly confirmed: number }> =>
  client.applications.confirmFindings.mutate(input)
export const admitApplication = (input: ApplicationAct): Promise<Revised> => client.applications.admit.mutate(input)
type ReasonedAct = InferInput<typeof applicationReasonInput>
export const refuseApplication = (input: ReasonedAct): Promise<Revised> => client.applications.refuse.mutate(input)
export const withdrawApplication = (input: ReasonedAct): Promise<Revised> => client.applications.withdraw.mutate(input)
export const voidApplication = (input: ReasonedAct): Promise<Revised> => client.applications.void.mutate(input)
export const proposeRevocation = (input: { applicationId: string; reason: string }): Promise<ProposalView> =>
  asView(client.applications.proposeRevocation.mutate(input))
export const proposeLateException = (input: { applicationId: string; reason: string }): Promise<ProposalView> =>
  asView(client.applications.proposeLateException.mutate(input))
