import type { createExpertInput, listExpertsInput, updateExpertInput } from '@zhengji/domain/expert/input'
import type { ExpertRow } from '@zhengji/domain/expert/view'
import type { Page, Revised } from '@zhengji/domain/fields'
import type { InferInput } from 'valibot'
import { client } from './client.ts'

export type ExpertFilter = InferInput<typeof listExpertsInput>

export const listExperts = (input: ExpertFilter): Promise<Page<ExpertRow>> => client.experts.list.query(input)
export const createExpert = (input: InferInput<typeof createExpertInput>): Promise<{ readonly expertId: string }> =>
  client.experts.create.mutate(input)
export const updateExpert = (input: InferInput<typeof updateExpertInput>): Promise<Revised> => client.experts.update.mutate(input)
