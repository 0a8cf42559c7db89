import type * as v from 'valibot'
import type { holdInput, messageIdInput } from '@zhengji/domain/reminder/input'
import type { Context } from '../context.ts'
import { actOn, applyAct, requireStatus } from './act.ts'

/** 暂缓: the message waits until somebody resumes it; when its deadline passes first, the sweep marks it skipped. */
export const holdMessage = (ctx: Context, input: v.InferOutput<typeof holdInput>): Promise<void> =>
  actOn(ctx, input.messageId, async (tx, row) => {
    requireStatus(row, ['planned', 'queued'])
    await applyAct(tx, row, { action: 'message.hold', columns: { status: 'held', reason: null, nextTryAt: null }, reason: input.reason })
  })

/** 恢复: planned again; the next sweep, which is woken, sends it when it is due and still helps. */
export const resumeMessage = (ctx: Context, input: v.InferOutput<typeof messageIdInput>): Promise<void> =>
  actOn(ctx, input.messageId, async (tx, row) => {
    requireStatus(row, ['held'])
    tx.wake({ name: 'truth.sweep', payload: {} })
    await applyAct(tx, row, { action: 'message.resume', columns: { status: 'planned', reason: null } })
  })
