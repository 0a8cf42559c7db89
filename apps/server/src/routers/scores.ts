import { roundIdInput } from '@zhengji/domain/round/input'
import {
  closeCaseInput,
  openCaseInput,
  proposeCorrectionInput,
  proposeReplacementInput,
  recordExplanationInput,
  recordVoteInput,
  scoreHistoryInput,
} from '@zhengji/domain/score/input'
import type { ProposalView } from '@zhengji/domain/proposal/view'
import type { AbnormalCaseView, ScoreMatrixView, ScoreVersionView } from '@zhengji/domain/score/view'
import { listAbnormalCases } from '@zhengji/services/score/cases'
import { closeAbnormalCase } from '@zhengji/services/score/close-case'
import { getScoreHistory } from '@zhengji/services/score/history'
import { getScoreMatrix } from '@zhengji/services/score/matrix'
import { openAbnormalCase } from '@zhengji/services/score/open-case'
import { proposeCorrection } from '@zhengji/services/score/propose-correction'
import { proposeReplacement } from '@zhengji/services/score/propose-replacement'
import { recordExplanation } from '@zhengji/services/score/record-explanation'
import { recordVote } from '@zhengji/services/score/record-vote'
import { permitted } from '../trpc/base.ts'

export const scores = {
  matrix: permitted('score:read')
    .input(roundIdInput)
    .query(({ ctx, input }): Promise<ScoreMatrixView[]> => getScoreMatrix(ctx, input)),
  history: permitted('score:read')
    .input(scoreHistoryInput)
    .query(({ ctx, input }): Promise<ScoreVersionView[]> => getScoreHistory(ctx, input)),
  cases: permitted('score:read')
    .input(roundIdInput)
    .query(({ ctx, input }): Promise<AbnormalCaseView[]> => listAbnormalCases(ctx, input)),
  proposeCorrection: permitted('score:write')
    .input(proposeCorrectionInput)
    .mutation(({ ctx, input }): Promise<ProposalView> => proposeCorrection(ctx, input)),
  openCase: permitted('score:write')
    .input(openCaseInput)
    .mutation(({ ctx, input }): Promise<AbnormalCaseView> => openAbnormalCase(ctx, input)),
  recordVote: permitted('score:write')
    .input(recordVoteInput)
    .mutation(({ ctx, input }): Promise<AbnormalCaseView> => recordVote(ctx, input)),
  recordExplanation: permitted('score:write')
    .input(recordExplanationInput)
    .mutation(({ ctx, input }): Promise<AbnormalCaseView> => recordExplanation(ctx, input)),
  closeCase: permitted('score:write')
    .input(closeCaseInput)
    .mutation(({ ctx, input }): Promise<AbnormalCaseView> => closeAbnormalCase(ctx, input)),
  proposeReplacement: permitted('score:write')
    .input(proposeReplacementInput)
    .mutation(({ ctx, input }): Promise<ProposalView> => proposeReplacement(ctx, input)),
}
