import { roundIdInput } from '@zhengji/domain/round/input'
import { proposeRubricInput } from '@zhengji/domain/rubric/input'
import type { ProposalView } from '@zhengji/domain/proposal/view'
import type { RubricVersionView } from '@zhengji/domain/rubric/view'
import { listRubrics } from '@zhengji/services/rubric/list'
import { proposeRubric } from '@zhengji/services/rubric/propose'
import { permitted } from '../trpc/base.ts'

export const rubric = {
  list: permitted('rubric:read')
    .input(roundIdInput)
    .query(({ ctx, input }): Promise<RubricVersionView[]> => listRubrics(ctx, input)),
  propose: permitted('rubric:propose')
    .input(proposeRubricInput)
    .mutation(({ ctx, input }): Promise<ProposalView> => proposeRubric(ctx, input)),
}
