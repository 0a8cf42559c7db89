import type { ProposalView } from '@zhengji/domain/proposal/view'
import type { createRehearsalInput, proposeDeadlineInput } from '@zhengji/domain/round/input'
import type { RoundHistory } from '@zhengji/domain/round/history'
import type { RoundDetail, RoundView } from '@zhengji/domain/round/view'
import type { InferInput } from 'valibot'
import { client } from './client.ts'
import { asView } from './wire.ts'

export const listRounds = (): Promise<RoundView[]> => client.rounds.list.query()
export const getRound = (roundId: string): Promise<RoundDetail> => client.rounds.get.query({ roundId })
export const getRoundHistory = (roundId: string): Promise<RoundHistory> => client.rounds.history.query({ roundId })
export const createRehearsal = (input: InferInput<typeof createRehearsalInput>): Promise<RoundView> =>
  client.rounds.createRehearsal.mutate(input)
export const proposeDeadline = (input: InferInput<typeof proposeDeadlineInput>): Promise<ProposalView> =>
  asView(client.rounds.proposeDeadline.mutate(input))
