import type { ProposalView } from '@zhengji/domain/proposal/view'
import type { proposeRubricInput } from '@zhengji/domain/rubric/input'
import type { RubricVersionView } from '@zhengji/domain/rubric/view'
import type { InferInput } from 'valibot'
import { client } from './client.ts'

export const listRubrics = (roundId: string): Promise<RubricVersionView[]> => client.rubric.list.query({ roundId })
export const proposeRubric = (input: InferInput<typeof proposeRubricInput>): Promise<ProposalView> => client.rubric.propose.mutate(input)
