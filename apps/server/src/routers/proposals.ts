import { decideInput, listProposalsInput } from '@zhengji/domain/proposal/input'
import type { ProposalView } from '@zhengji/domain/proposal/view'
import { decideProposal } from '@zhengji/services/proposal/decide'
import { listProposals } from '@zhengji/services/proposal/list'
import { permitted } from '../trpc/base.ts'

export const proposals = {
  list: permitted('proposal:read')
    .input(listProposalsInput)
    .query(({ ctx, input }): Promise<ProposalView[]> => listProposals(ctx, input)),
  decide: permitted('proposal:decide')
    .input(decideInput)
    .mutation(({ ctx, input }): Promise<ProposalView> => decideProposal(ctx, input)),
}
