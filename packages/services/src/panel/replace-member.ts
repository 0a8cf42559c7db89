import { eq } from 'drizzle-orm'
import type * as v from 'valibot'
import { panelMembers } from '@zhengji/db/schema/index'
import type { replaceMemberInput } from '@zhengji/domain/expert/input'
import { chooseSubstitute } from '@zhengji/domain/panel/substitute'
import type { CallDefinition } from '@zhengji/domain/call/definition'
import type { ReplacementPayload } from '@zhengji/domain/proposal/content'
import type { ProposalView } from '@zhengji/domain/proposal/view'
import { authorize } from '../authorize.ts'
import type { Context } from '../context.ts'
import { refusedBy, ServiceError } from '../errors.ts'
import { propose } from '../proposal/propose.ts'
import { refuseApproved } from '../result/approved.ts'
import { lockRound } from '../round/load.ts'
import { withTransaction } from '../transaction.ts'
import { loadPanel, seatedAs, type CurrentPanel, type SeatedExpert } from './load.ts'

/** The member who would leave and the substitute who would move up; throws PRECONDITION when one of them is not there. */
export const planReplacement = (
  panel: CurrentPanel,
  definition: CallDefinition,
  memberId: string,
): { readonly leaving: SeatedExpert; readonly moving: SeatedExpert } => {
  const seated = seatedAs(panel, 'member')
  const leaving = seated.find(({ member }) => member.id === memberId)
  if (leaving === undefined) throw new ServiceError('PRECONDITION', 'panel-member-gone')
  const asPool = ({ expert }: SeatedExpert) => ({ expertId: expert.id, category: expert.category })
  // Whoever has been taken off the list since the draw does not move up.
  const substitutes = seatedAs(panel, 'substitute').filter(({ expert }) => expert.active)
  const choice = chooseSubstitute(definition.panel, seated.filter((seat) => seat !== leaving).map(asPool), substitutes.map(asPool))
  if (!choice.ok) throw refusedBy(choice)
  const moving = substitutes.find(({ expert }) => expert.id === choice.expertId)
  if (moving === undefined) throw new Error('the chosen substitute is not on the panel')
  return { leaving, moving }
}

/** Asks a second person to replace a member; refused at once when no substitute would fit. */
export const replaceMember = async (ctx: Context, input: v.InferOutput<typeof replaceMemberInput>): Promise<ProposalView> => {
  authorize(ctx, 'panel:write', input.roundId)
  return withTransaction(ctx, async (tx) => {
    const { round, definition } = await lockRound(tx.db, input.roundId)
    await refuseApproved(tx.db, round.id)
    const [known] = await tx.db.select({ roundId: panelMembers.roundId }).from(panelMembers).where(eq(panelMembers.id, input.memberId))
    if (known?.roundId !== round.id) throw new ServiceError('NOT_FOUND', 'not-found')
    const { leaving, moving } = planReplacement(await loadPanel(tx.db, round.id), definition, input.memberId)
    const payload: ReplacementPayload = {
      memberId: leaving.member.id,
      expertId: leaving.expert.id,
      expertName: leaving.expert.name,
      substituteName: moving.expert.name,
    }
    return propose(tx, { roundId: round.id, kind: 'expert-replacement', subjectId: leaving.member.id, payload, reason: input.reason })
  })
}
