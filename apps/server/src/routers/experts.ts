import { createExpertInput, listExpertsInput, updateExpertInput } from '@zhengji/domain/expert/input'
import type { ExpertRow } from '@zhengji/domain/expert/view'
import type { Page, Revised } from '@zhengji/domain/fields'
import { createExpert } from '@zhengji/services/expert/create'
import { listExperts } from '@zhengji/services/expert/list'
import { updateExpert } from '@zhengji/services/expert/update'
import { permitted } from '../trpc/base.ts'

export const experts = {
  list: permitted('expert:read')
    .input(listExpertsInput)
    .query(({ ctx, input }): Promise<Page<ExpertRow>> => listExperts(ctx, input)),
  create: permitted('expert:write')
    .input(createExpertInput)
    .mutation(({ ctx, input }): Promise<{ readonly expertId: string }> => createExpert(ctx, input)),
  update: permitted('expert:write')
    .input(updateExpertInput)
    .mutation(({ ctx, input }): Promise<Revised> => updateExpert(ctx, input)),
}
