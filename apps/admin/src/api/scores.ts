import type { ProposalView } from '@zhengji/domain/proposal/view'
import type {
  closeCaseInput,
  openCaseInput,
  proposeCorrectionInput,
  proposeReplacementInput,
  recordExplanationInput,
  recordVoteInput,
} from '@zhengji/domain/score/input'
import type { AbnormalCaseView, ScoreMatrixView, ScoreVersionView } from '@zhengji/domain/score/view'
import type { InferInput } from 'valibot'
import { client } from './client.ts'

export const getScoreMatrix = (roundId: string): Promise<ScoreMatrixView[]> => client.scores.matrix.query({ roundId })
export const getScoreHistory = (input: { sheetId: string; applicationId: string }): Promise<ScoreVersionView[]> =>
  client.scores.history.query(input)
export const proposeCorrection = (input: InferInput<typeof proposeCorrectionInput>): Promise<ProposalView> =>
  client.scores.proposeCorrection.mutate(input)
export const listAbnormalCases = (roundId: string): Promise<AbnormalCaseView[]> => client.scores.cases.query({ roundId })
export const openAbnormalCase = (input: InferInput<typeof openCaseInput>): Promise<AbnormalCaseView> => client.scores.openCase.mutate(input)
export const recordVote = (input: InferInput<typeof recordVoteInput>): Promise<AbnormalCaseView> => client.scores.recordVote.mutate(input)
export const recordExplanation = (input: InferInput<typeof recordExplanationInput>): Promise<AbnormalCaseView> =>
  client.scores.recordExplanation.mutate(input)
export const closeAbnormalCase = (input: InferInput<typeof closeCaseInput>): Promise<AbnormalCaseView> =>
  client.scores.closeCase.mutate(input)
export const proposeReplacement = (input: InferInput<typeof proposeReplacementInput>): Promise<ProposalView> =>
  client.scores.proposeReplacement.mutate(input)
