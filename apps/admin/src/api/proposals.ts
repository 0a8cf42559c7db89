import type { decideInput } from '@zhengji/domain/proposal/input'
import type { ProposalView } from '@zhengji/domain/proposal/view'
import type { InferInput } from 'valibot'
import { client } from './client.ts'
import { asView } from './wire.ts'

/** `open` true: undecided only; false: decided only; undefined: all. */
export const listProposals = (roundId: string, open?: boolean): Promise<ProposalView[]> =>
  asView(client.proposals.list.query(open === undefined ? { roundId } : { roundId, open }))
export const decideProposal = (input: InferInput<typeof decideInput>): Promise<ProposalView> =>
  asView(client.proposals.decide.mutate(input))
