import type * as v from 'valibot'
import { planMessages } from '@zhengji/domain/reminder/plan'
import type { messageIdInput } from '@zhengji/domain/reminder/input'
import type { Context } from '../context.ts'
import { ServiceError } from '../errors.ts'
import { dispatchJob } from '../sweep/run-sweep.ts'
import { actOn, applyAct, refuseQuiet, requireStatus } from './act.ts'
import { loadReminderFacts } from './facts.ts'
import { byHand, firstChannel, keyOfRow } from './record.ts'
import { loadReminderRound } from './rules.ts'

/**
 * 立即发送: at once, whatever its rung, and all channels anew after a failure. Refused at night, when what it asks for is done, and when
 * there is no way to the recipient.
 */
export const sendNow = (ctx: Context, input: v.InferOutput<typeof messageIdInput>): Promise<void> =>
  actOn(ctx, input.messageId, async (tx, row, round) => {
    requireStatus(row, ['planned', 'held', 'failed', 'skipped'])
    const now = await tx.ports.clock(tx.db)
    refuseQuiet(round, now)
    const only = { applicant: [], expert: [], user: [], group: [], [row.recipientKind]: [row.recipientId] }
    const running = await loadReminderRound(tx.db, row.roundId)
    const plan = planMessages(running.definition, await loadReminderFacts(tx, running, only), now)
    const planned = plan.find(({ key }) => key === keyOfRow(row))
    const over = planned?.deadline != null && Temporal.Instant.compare(now, planned.deadline) >= 0
    if (row.purpose !== 'broadcast' && (planned === undefined || over)) throw new ServiceError('PRECONDITION', 'message-obsolete')
    const route = planned === undefined ? row.route : [...planned.route]
    const channel = planned === undefined ? (row.route[0] ?? null) : firstChannel(planned)
    if (channel === null) throw new ServiceError('PRECONDITION', 'broadcast-empty')
    tx.wake(await dispatchJob(tx))
    await applyAct(tx, row, {
      action: 'message.send-now',
      columns: { status: 'queued', reason: byHand, route, channel, queuedAt: now, nextTryAt: null },
    })
  })
