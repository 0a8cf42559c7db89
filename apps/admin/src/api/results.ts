import type { ProposalView } from '@zhengji/domain/proposal/view'
import type { ResultRunView } from '@zhengji/domain/result/view'
import { client } from './client.ts'

export const listResults = (roundId: string): Promise<ResultRunView[]> => client.results.list.query({ roundId })
export const computeResult = (roundId: string): Promise<ResultRunView> => client.results.compute.mutate({ roundId })
export const proposeResult = (input: { runId: string; reason: string }): Promise<ProposalView> => client.results.propose.mutate(input)
