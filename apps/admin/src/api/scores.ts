import type { ProposalView } from '@zhengji/domain/proposal/view'
import type { proposeCorrectionInput } from '@zhengji/domain/score/input'
import type { ScoreMatrixView } from '@zhengji/domain/score/view'
import type { InferInput } from 'valibot'
import { client } from './client.ts'

export const getScoreMatrix = (roundId: string): Promise<ScoreMatrixView[]> => client.scores.matrix.query({ roundId })
export const proposeCorrection = (input: InferInput<typeof proposeCorrectionInput>): Promise<ProposalView> =>
  client.scores.proposeCorrection.mutate(input)
