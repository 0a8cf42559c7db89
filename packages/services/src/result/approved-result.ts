import { and, eq, inArray } from 'drizzle-orm'
import * as v from 'valibot'
import { applications } from '@zhengji/db/schema/index'
import type { ApplicationEvent } from '@zhengji/domain/application/transitions'
import { resultPayload } from '@zhengji/domain/proposal/content'
import type { RankedApplicant } from '@zhengji/domain/result/compute'
import { reviseApplication, statusAfter, type ApplicationRecord } from '../application/load.ts'
import { appendAudit } from '../audit/append.ts'
import { ServiceError } from '../errors.ts'
import { notify } from '../notify.ts'
import type { ProposalEffect } from '../proposal/effect.ts'
import { lockRound } from '../round/load.ts'
import type { TransactionContext } from '../transaction.ts'
import { loadResultInputs } from './inputs.ts'
import { loadRun } from './view.ts'

/** The waiting list is not selected yet; it moves up when a place becomes free. */
const eventOf = ({ outcome }: RankedApplicant): ApplicationEvent => (outcome === 'place' ? 'shortlist' : 'not-select')

/** A corrected result finds some who are made public already; they keep their place. */
const standsRight = ({ status }: ApplicationRecord, { outcome }: RankedApplicant): boolean =>
  outcome === 'place' ? ['shortlisted', 'publicised', 'qualified'].includes(status) : status === 'not-selected'

/** Takes an application through the events that lead to its outcome, an audit entry each; one that stands there already stays. */
const carryOut = async (tx: TransactionContext, application: ApplicationRecord, ranked: RankedApplicant): Promise<void> => {
  // A corrected result that leaves this one where it was changes nothing.
  if (standsRight(application, ranked)) return
  const events: ApplicationEvent[] = application.status === 'under-review' ? ['score', eventOf(ranked)] : [eventOf(ranked)]
  let current = application
  for (const event of events) {
    const status = statusAfter(current, event)
    const revision = await reviseApplication(tx, current, { status })
    await appendAudit(tx, {
      action: `application.${event}`,
      subjectType: 'application',
      subjectId: application.id,
      roundId: application.roundId,
      applicationId: application.id,
      before: { status: current.status },
      after: { status, rank: ranked.rank, final: ranked.final, outcome: ranked.outcome },
    })
    current = { ...current, status, revision }
  }
}

/** Makes the result the round's: applications become shortlisted or not selected. Judged again, so that nothing stale is approved. */
export const approvedResult: ProposalEffect = {
  approved: async (tx, proposal) => {
    const { runId, inputHash } = v.parse(resultPayload, proposal.payload)
    const running = await lockRound(tx.db, proposal.roundId)
    const run = await loadRun(tx.db, running, runId)
    const present = await loadResultInputs(tx.db, running, run.tieSeed)
    if (run.inputHash !== inputHash || present.inputHash !== inputHash) throw new ServiceError('PRECONDITION', 'result-stale')
    const ranked = run.roles.flatMap(({ ranking }) => ranking)
    const rows = await tx.db
      .select()
      .from(applications)
      .where(
        and(
          eq(applications.roundId, proposal.roundId),
          inArray(
            applications.id,
            ranked.map(({ applicationId }) => applicationId),
          ),
        ),
      )
      .for('update')
    const byId = new Map(rows.map((row) => [row.id, row]))
    for (const one of ranked) {
      const application = byId.get(one.applicationId)
      if (application === undefined) throw new ServiceError('PRECONDITION', 'result-stale')
      await carryOut(tx, application, one)
      await notify(tx, { type: 'application', roundId: proposal.roundId, id: application.id })
    }
    await notify(tx, { type: 'result', roundId: proposal.roundId, id: runId })
  },
}
