import { desc, eq, type SQL } from 'drizzle-orm'
import type { Database } from '@zhengji/db/database'
import { decisions, proposals } from '@zhengji/db/schema/index'
import type { ProposalView } from '@zhengji/domain/proposal/view'
import { namesOf } from '../user/names.ts'

/** Proposals with their decisions, newest first, at most 500. */
export const loadProposals = async (db: Database, filter: SQL | undefined): Promise<ProposalView[]> => {
  const rows = await db
    .select({ proposal: proposals, decision: decisions })
    .from(proposals)
    .leftJoin(decisions, eq(decisions.proposalId, proposals.id))
    .where(filter)
    // UUIDv7: sorting by id is sorting by time.
    .orderBy(desc(proposals.id))
    .limit(500)
  const nameOf = await namesOf(
    db,
    rows.flatMap(({ proposal, decision }) => [proposal.proposedBy, decision?.decidedBy ?? null]),
  )
  const person = (id: string) => ({ id, name: nameOf(id) })
  return rows.map(({ proposal, decision }) => ({
    id: proposal.id,
    roundId: proposal.roundId,
    kind: proposal.kind,
    subjectId: proposal.subjectId,
    payload: proposal.payload,
    reason: proposal.reason,
    proposedBy: person(proposal.proposedBy),
    proposedAt: proposal.proposedAt.toString(),
    decision:
      decision === null
        ? null
        : {
            verdict: decision.verdict,
            comment: decision.comment,
            decidedBy: person(decision.decidedBy),
            decidedAt: decision.decidedAt.toString(),
          },
  }))
}

export const loadProposal = async (db: Database, id: string): Promise<ProposalView | undefined> =>
  (await loadProposals(db, eq(proposals.id, id)))[0]
