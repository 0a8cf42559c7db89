import { roundIdInput } from '@zhengji/domain/round/input'
import { proposeCorrectionInput } from '@zhengji/domain/score/input'
import type { ProposalView } from '@zhengji/domain/proposal/view'
import type { ScoreMatrixView } from '@zhengji/domain/score/view'
import { getScoreMatrix } from '@zhengji/services/score/matrix'
import { proposeCorrection } from '@zhengji/services/score/propose-correction'
import { permitted } from '../trpc/base.ts'

export const scores = {
  matrix: permitted('score:read')
    .input(roundIdInput)
    .query(({ ctx, input }): Promise<ScoreMatrixView[]> => getScoreMatrix(ctx, input)),
  proposeCorrection: permitted('score:write')
    .input(proposeCorrectionInput)
    .mutation(({ ctx, input }): Promise<ProposalView> => proposeCorrection(ctx, input)),
}
