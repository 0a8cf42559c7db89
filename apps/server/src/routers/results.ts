import { expireInput, proposeResultInput, runIdInput, tryRulesInput } from '@zhengji/domain/result/input'
import { roundIdInput } from '@zhengji/domain/round/input'
import type { ProposalView } from '@zhengji/domain/proposal/view'
import type { MinutesDocument, PublicityDocument, QualificationView, ResultRunView } from '@zhengji/domain/result/view'
import type { RoleResult } from '@zhengji/domain/result/compute'
import { computeResult } from '@zhengji/services/result/compute'
import { expireQualified } from '@zhengji/services/result/expire'
import { listResults } from '@zhengji/services/result/list'
import { getMinutes } from '@zhengji/services/result/minutes'
import { proposeResult } from '@zhengji/services/result/propose'
import { getQualification } from '@zhengji/services/result/qualification'
import { qualifyPublicised } from '@zhengji/services/result/qualify'
import { getPublicity } from '@zhengji/services/result/publicity'
import { tryRules } from '@zhengji/services/result/try-rules'
import { permitted } from '../trpc/base.ts'

export const results = {
  list: permitted('result:read')
    .input(roundIdInput)
    .query(({ ctx, input }): Promise<ResultRunView[]> => listResults(ctx, input)),
  publicity: permitted('result:read')
    .input(runIdInput)
    .query(({ ctx, input }): Promise<PublicityDocument> => getPublicity(ctx, input)),
  minutes: permitted('result:read')
    .input(runIdInput)
    .query(({ ctx, input }): Promise<MinutesDocument> => getMinutes(ctx, input)),
  tryRules: permitted('result:read')
    .input(tryRulesInput)
    .query(({ ctx, input }): Promise<RoleResult> => tryRules(ctx, input)),
  compute: permitted('result:write')
    .input(roundIdInput)
    .mutation(({ ctx, input }): Promise<ResultRunView> => computeResult(ctx, input)),
  propose: permitted('result:write')
    .input(proposeResultInput)
    .mutation(({ ctx, input }): Promise<ProposalView> => proposeResult(ctx, input)),
  qualification: permitted('result:read')
    .input(roundIdInput)
    .query(({ ctx, input }): Promise<QualificationView> => getQualification(ctx, input)),
  qualify: permitted('result:write')
    .input(roundIdInput)
    .mutation(({ ctx, input }): Promise<QualificationView> => qualifyPublicised(ctx, input)),
  expire: permitted('result:write')
    .input(expireInput)
    .mutation(({ ctx, input }): Promise<QualificationView> => expireQualified(ctx, input)),
}
