import type * as v from 'valibot'
import type { proposeRevocationInput } from '@zhengji/domain/application/input'
import type { RevocationPayload } from '@zhengji/domain/proposal/content'
import type { ProposalView } from '@zhengji/domain/proposal/view'
import type { Context } from '../context.ts'
import { propose } from '../proposal/propose.ts'
import { nextWaiting } from '../result/next-waiting.ts'
import { lockRound } from '../round/load.ts'
import { withTransaction } from '../transaction.ts'
import { loadPermitted, lockApplication, statusAfter } from './load.ts'

/** Asks a second person to take a place away; the reason names the facts (公告 二-6). */
export const proposeRevocation = async (ctx: Context, input: v.InferOutput<typeof proposeRevocationInput>): Promise<ProposalView> => {
  const { application, enterprise } = await loadPermitted(ctx, input.applicationId, 'result:write')
  return withTransaction(ctx, async (tx) => {
    const running = await lockRound(tx.db, application.roundId)
    statusAfter(await lockApplication(tx, application.id), 'revoke')
    const next = await nextWaiting(tx.db, running, application.role)
    const payload: RevocationPayload = {
      number: application.number,
      name: enterprise.name,
      next: next === null ? null : { applicationId: next.applicationId, number: next.number, name: next.name },
    }
    return propose(tx, {
      roundId: application.roundId,
      kind: 'revocation',
      subjectId: application.id,
      payload,
      reason: input.reason,
      applicationId: application.id,
    })
  })
}
