import { and, eq, isNull, max } from 'drizzle-orm'
import type * as v from 'valibot'
import { correctionNotices, receipts } from '@zhengji/db/schema/index'
import type { deliverInput } from '@zhengji/domain/application/input'
import { applicationNumber } from '@zhengji/domain/application/number'
import { checkCoverage } from '@zhengji/domain/application/undertakings'
import type { DeliveryOutcome } from '@zhengji/domain/application/view'
import { timing } from '@zhengji/domain/application/window'
import type { Context } from '../context.ts'
import { refusedBy, ServiceError } from '../errors.ts'
import { loadChecks, loadDefects } from '../material/view.ts'
import { issueReceipt } from '../receipt/issue.ts'
import { lockRound, type RunningRound } from '../round/load.ts'
import { nextNumber } from '../round/next-number.ts'
import { withTransaction, type TransactionContext } from '../transaction.ts'
import { changeStatus } from './change-status.ts'
import { entitiesOf } from './entities.ts'
import { claimApplication, loadApplication, loadPermitted, permissionFor, statusAfter, type ApplicationRecord } from './load.ts'
import { searchColumns } from './search.ts'

/**
 * The legal event: the materials lie on the counter. The clock is read under the round's lock, so receipts are numbered
 * without gaps and their times rise with their numbers. The window is half-open: at the cut-off itself it is late.
 * A late delivery goes to the late register with status `refused` and its own receipt, without a 收件编号.
 * Refuses: before the opening, an undertaking covered by nobody, nothing checked yet, a wrong status, a stale revision.
 * Source: 公告 一 报名时间; 四-(一) 逾期未送达不予受理.
 */
export const deliverApplication = async (ctx: Context, input: v.InferOutput<typeof deliverInput>): Promise<DeliveryOutcome> => {
  const { application: seen } = await loadPermitted(ctx, input.applicationId, permissionFor('deliver'))
  return withTransaction(ctx, async (tx) => {
    const running = await lockRound(tx.db, seen.roundId)
    const application = await claimApplication(tx, input.applicationId, input.revision)
    const loaded = await loadApplication(tx.db, application.id)
    const entities = await entitiesOf(tx.db, application.id)
    const checks = await loadChecks(tx.db, running.definition, application.id)

    const deliveredAt = await tx.ports.clock(tx.db)
    const when = timing(running.round, deliveredAt)
    if (when === 'early') throw new ServiceError('PRECONDITION', 'window-not-open', { opensAt: running.round.opensAt.toString() })
    const late = when === 'late'
    const event = late ? 'deliver-late' : 'deliver'
    statusAfter(application, event)
    // What comes too late is recorded as it is, complete or not: never silently turned away.
    if (!late) {
      const coverage = checkCoverage(running.definition, entities)
      if (!coverage.ok) throw refusedBy(coverage)
      if (checks.length === 0) throw new ServiceError('PRECONDITION', 'delivery-empty')
    }

    const number = late ? application.number : (application.number ?? (await giveNumber(tx, running, application)))
    const delivery = await nextDelivery(tx, application.id)
    const receipt = await issueReceipt(tx, loaded, { applicationNumber: number, delivery, late, deliveredAt })
    await tx.db
      .update(correctionNotices)
      .set({ resolvedAt: deliveredAt })
      .where(and(eq(correctionNotices.applicationId, application.id), isNull(correctionNotices.resolvedAt)))
    const defects = await loadDefects(tx.db, running.definition, application.id)
    const { name: enterpriseName, creditCode } = loaded.enterprise
    await changeStatus(tx, application, event, {
      columns: {
        late,
        number,
        // A re-delivery in time does not move the moment of receipt.
        receivedAt: late ? deliveredAt : (application.receivedAt ?? deliveredAt),
        ...searchColumns({ enterpriseName, creditCode, contactPhone: application.contactPhone, number }),
      },
      after: { number, late, receipt: receipt.number, delivery, deliveredAt: deliveredAt.toString(), defects: defects.length },
      ...(late ? { reason: running.definition.texts.lateRefusal.zh } : {}),
    })
    return {
      receiptId: receipt.id,
      receiptNumber: receipt.number,
      applicationNumber: number,
      late,
      deliveredAt: deliveredAt.toString(),
      defects,
    }
  })
}

const giveNumber = async (tx: TransactionContext, { round, definition }: RunningRound, application: ApplicationRecord): Promise<string> => {
  const mark = definition.roles.find((role) => role.id === application.role)?.mark
  if (mark === undefined) throw new Error(`role ${application.role} is not in the definition`)
  return applicationNumber(round.numberPrefix, mark, await nextNumber(tx, round.id, mark))
}

const nextDelivery = async (tx: TransactionContext, applicationId: string): Promise<number> => {
  const [last] = await tx.db
    .select({ delivery: max(receipts.delivery) })
    .from(receipts)
    .where(eq(receipts.applicationId, applicationId))
  return (last?.delivery ?? 0) + 1
}
