import { createRehearsalInput, proposeDeadlineInput, roundIdInput } from '@zhengji/domain/round/input'
import type { ProposalView } from '@zhengji/domain/proposal/view'
import type { RoundHistory } from '@zhengji/domain/round/history'
import type { RoundDetail, RoundView } from '@zhengji/domain/round/view'
import { createRehearsal } from '@zhengji/services/round/create-rehearsal'
import { getRound } from '@zhengji/services/round/get'
import { getRoundHistory } from '@zhengji/services/round/history'
import { listRounds } from '@zhengji/services/round/list'
import { proposeDeadline } from '@zhengji/services/round/propose-deadline'
import { permitted } from '../trpc/base.ts'

export const rounds = {
  list: permitted('round:read').query(({ ctx }): Promise<RoundView[]> => listRounds(ctx)),
  get: permitted('round:read')
    .input(roundIdInput)
    .query(({ ctx, input }): Promise<RoundDetail> => getRound(ctx, input)),
  history: permitted('round:read')
    .input(roundIdInput)
    .query(({ ctx, input }): Promise<RoundHistory> => getRoundHistory(ctx, input)),
  createRehearsal: permitted('round:create-rehearsal')
    .input(createRehearsalInput)
    .mutation(({ ctx, input }): Promise<RoundView> => createRehearsal(ctx, input)),
  proposeDeadline: permitted('round:propose')
    .input(proposeDeadlineInput)
    .mutation(({ ctx, input }): Promise<ProposalView> => proposeDeadline(ctx, input)),
}
