import {
  applicationActInput,
  applicationIdInput,
  applicationReasonInput,
  attachFileInput,
  checkMaterialsInput,
  confirmFindingsInput,
  createApplicationInput,
  deliverInput,
  detachFileInput,
  listApplicationsInput,
  lookUpEnterpriseInput,
  noticeIdInput,
  proposeLateExceptionInput,
  proposeRevocationInput,
  receiptIdInput,
  recordFindingInput,
  updateApplicationInput,
  verifyReceiptInput,
} from '@zhengji/domain/application/input'
import type {
  ApplicationDetail,
  ApplicationRow,
  AttachmentView,
  ContactDetails,
  CorrectionDocument,
  CorrectionNoticeView,
  DeliveryOutcome,
  FindingView,
  ReceiptDocument,
  RefusalDocument,
  TimelineEntry,
  VerifiedReceipt,
} from '@zhengji/domain/application/view'
import type { Page, Revised } from '@zhengji/domain/fields'
import type { MaterialDefect } from '@zhengji/domain/material/completeness'
import type { ProposalView } from '@zhengji/domain/proposal/view'
import { acceptApplication } from '@zhengji/services/application/accept'
import { admitApplication } from '@zhengji/services/application/admit'
import { attachFile } from '@zhengji/services/material/attach'
import { checkMaterials } from '@zhengji/services/material/check'
import { confirmFindings } from '@zhengji/services/condition/confirm-findings'
import { createApplication } from '@zhengji/services/application/create'
import { deliverApplication } from '@zhengji/services/application/deliver'
import { detachFile } from '@zhengji/services/material/detach'
import { getApplication } from '@zhengji/services/application/get'
import { issueCorrection } from '@zhengji/services/material/issue-correction'
import { listApplications } from '@zhengji/services/application/list'
import { lookUpEnterprise } from '@zhengji/services/enterprise/look-up'
import { getNotice } from '@zhengji/services/material/get-notice'
import { proposeLateException } from '@zhengji/services/application/propose-late-exception'
import { proposeRevocation } from '@zhengji/services/application/propose-revocation'
import { getReceipt } from '@zhengji/services/receipt/get'
import { recordFinding } from '@zhengji/services/condition/record-finding'
import { getRefusal } from '@zhengji/services/application/refusal'
import { refuseApplication } from '@zhengji/services/application/refuse'
import { revealContact } from '@zhengji/services/application/reveal-contact'
import { getTimeline } from '@zhengji/services/application/timeline'
import { updateApplication } from '@zhengji/services/application/update'
import { verifyReceipt } from '@zhengji/services/receipt/verify'
import { voidApplication } from '@zhengji/services/application/void'
import { withdrawApplication } from '@zhengji/services/application/withdraw'
import { permitted, publicProcedure } from '../trpc/base.ts'

export const applications = {
  list: permitted('application:read')
    .input(listApplicationsInput)
    .query(({ ctx, input }): Promise<Page<ApplicationRow>> => listApplications(ctx, input)),
  get: permitted('application:read')
    .input(applicationIdInput)
    .query(({ ctx, input }): Promise<ApplicationDetail> => getApplication(ctx, input)),
  timeline: permitted('application:read')
    .input(applicationIdInput)
    .query(({ ctx, input }): Promise<TimelineEntry[]> => getTimeline(ctx, input)),
  receipt: permitted('application:read')
    .input(receiptIdInput)
    .query(({ ctx, input }): Promise<ReceiptDocument> => getReceipt(ctx, input)),
  verifyReceipt: publicProcedure
    .input(verifyReceiptInput)
    .query(({ ctx, input }): Promise<VerifiedReceipt | null> => verifyReceipt(ctx, input)),
  notice: permitted('application:read')
    .input(noticeIdInput)
    .query(({ ctx, input }): Promise<CorrectionDocument> => getNotice(ctx, input)),
  refusal: permitted('application:read')
    .input(applicationIdInput)
    .query(({ ctx, input }): Promise<RefusalDocument> => getRefusal(ctx, input)),
  lookUpEnterprise: permitted('application:intake')
    .input(lookUpEnterpriseInput)
    .query(({ ctx, input }): Promise<{ readonly name: string } | null> => lookUpEnterprise(ctx, input)),
  revealContact: permitted('application:reveal-contact')
    .input(applicationIdInput)
    .mutation(({ ctx, input }): Promise<ContactDetails> => revealContact(ctx, input)),
  create: permitted('application:intake')
    .input(createApplicationInput)
    .mutation(({ ctx, input }): Promise<{ readonly applicationId: string; readonly revision: number }> => createApplication(ctx, input)),
  update: permitted('application:intake')
    .input(updateApplicationInput)
    .mutation(({ ctx, input }): Promise<Revised> => updateApplication(ctx, input)),
  checkMaterials: permitted('application:intake')
    .input(checkMaterialsInput)
    .mutation(({ ctx, input }): Promise<Revised & { readonly defects: readonly MaterialDefect[] }> => checkMaterials(ctx, input)),
  attachFile: permitted('application:intake')
    .input(attachFileInput)
    .mutation(({ ctx, input }): Promise<AttachmentView> => attachFile(ctx, input)),
  detachFile: permitted('application:intake')
    .input(detachFileInput)
    .mutation(({ ctx, input }): Promise<void> => detachFile(ctx, input)),
  deliver: permitted('application:intake')
    .input(deliverInput)
    .mutation(({ ctx, input }): Promise<DeliveryOutcome> => deliverApplication(ctx, input)),
  issueCorrection: permitted('application:intake')
    .input(applicationActInput)
    .mutation(({ ctx, input }): Promise<CorrectionNoticeView> => issueCorrection(ctx, input)),
  accept: permitted('application:review')
    .input(applicationActInput)
    .mutation(({ ctx, input }): Promise<Revised> => acceptApplication(ctx, input)),
  recordFinding: permitted('application:review')
    .input(recordFindingInput)
    .mutation(({ ctx, input }): Promise<FindingView> => recordFinding(ctx, input)),
  confirmFindings: permitted('application:review')
    .input(confirmFindingsInput)
    .mutation(({ ctx, input }): Promise<{ readonly confirmed: number }> => confirmFindings(ctx, input)),
  admit: permitted('application:review')
    .input(applicationActInput)
    .mutation(({ ctx, input }): Promise<Revised> => admitApplication(ctx, input)),
  refuse: permitted('application:review')
    .input(applicationReasonInput)
    .mutation(({ ctx, input }): Promise<Revised> => refuseApplication(ctx, input)),
  withdraw: permitted('application:intake')
    .input(applicationReasonInput)
    .mutation(({ ctx, input }): Promise<Revised> => withdrawApplication(ctx, input)),
  void: permitted('application:intake')
    .input(applicationReasonInput)
    .mutation(({ ctx, input }): Promise<Revised> => voidApplication(ctx, input)),
  proposeLateException: permitted('application:review')
    .input(proposeLateExceptionInput)
    .mutation(({ ctx, input }): Promise<ProposalView> => proposeLateException(ctx, input)),
  proposeRevocation: permitted('result:write')
    .input(proposeRevocationInput)
    .mutation(({ ctx, input }): Promise<ProposalView> => proposeRevocation(ctx, input)),
}
