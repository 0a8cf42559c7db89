import { and, eq, isNotNull, isNull } from 'drizzle-orm'
import type * as v from 'valibot'
import { decisions, proposals } from '@zhengji/db/schema/index'
import type { listProposalsInput } from '@zhengji/domain/proposal/input'
import type { ProposalView } from '@zhengji/domain/proposal/view'
import { authorize } from '../authorize.ts'
import type { Context } from '../context.ts'
import { loadProposals } from './view.ts'

/** Proposals of a round, newest first; `open` true: those that wait, false: those decided. */
export const listProposals = async (ctx: Context, input: v.InferOutput<typeof listProposalsInput>): Promise<ProposalView[]> => {
  authorize(ctx, 'proposal:read', input.roundId)
  const standing = input.open === undefined ? undefined : input.open ? isNull(decisions.proposalId) : isNotNull(decisions.proposalId)
  return loadProposals(ctx.db, and(eq(proposals.roundId, input.roundId), standing))
}
