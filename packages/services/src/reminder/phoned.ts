import { desc, eq } from 'drizzle-orm'
import type * as v from 'valibot'
import { messageAttempts } from '@zhengji/db/schema/index'
import type { bouncedInput, phonedInput } from '@zhengji/domain/reminder/input'
import { actingUser } from '../authorize.ts'
import type { Context } from '../context.ts'
import type { TransactionContext } from '../transaction.ts'
import { dispatchJob } from '../sweep/run-sweep.ts'
import { actOn, applyAct, requireStatus } from './act.ts'
import { attemptRow, columnsAfter, recordAttempts } from './settle.ts'

const loadAttemptsOf = async (tx: TransactionContext, messageId: string) =>
  (await tx.db.select().from(messageAttempts).where(eq(messageAttempts.messageId, messageId)).orderBy(desc(messageAttempts.id))).reverse()

/** 已电话通知: somebody told the recipient, with the name of whom they spoke to. It is an attempt like any other, and the message is delivered. */
export const recordPhoned = (ctx: Context, input: v.InferOutput<typeof phonedInput>): Promise<void> =>
  actOn(ctx, input.messageId, async (tx, row) => {
    requireStatus(row, ['planned', 'held', 'queued', 'failed', 'skipped'])
    const at = await tx.ports.clock(tx.db)
    const number = Math.max(0, ...(await loadAttemptsOf(tx, row.id)).map((one) => one.number)) + 1
    const answer = { code: 'phone', text: input.note === '' ? input.spokeWith : `${input.spokeWith}: ${input.note}` }
    await recordAttempts(tx.db, [
      attemptRow(row.id, { channel: 'phone', number, outcome: 'accepted', at }, { answer, recordedBy: actingUser(tx) }),
    ])
    await applyAct(tx, row, {
      action: 'message.phoned',
      columns: { status: 'sent', reason: null, channel: 'phone', address: '', sentAt: at, nextTryAt: null },
      after: { spokeWith: input.spokeWith },
    })
  })

/** 退信: a letter that was accepted at first came back. The next channel is tried, or a person is asked to telephone. */
export const recordBounced = (ctx: Context, input: v.InferOutput<typeof bouncedInput>): Promise<void> =>
  actOn(ctx, input.messageId, async (tx, row) => {
    requireStatus(row, row.channel === 'email' ? ['sent'] : [])
    const at = await tx.ports.clock(tx.db)
    const rows = await loadAttemptsOf(tx, row.id)
    const accepted = rows.findLast(({ channel, outcome }) => channel === 'email' && outcome === 'accepted')
    const attempt = { channel: 'email', number: accepted?.number ?? 1, outcome: 'bounced', at } as const
    await recordAttempts(tx.db, [
      attemptRow(row.id, attempt, { answer: { code: 'bounced', text: input.answer }, recordedBy: actingUser(tx) }),
    ])
    const attempts = [...rows.map(({ channel, number, outcome, attemptedAt }) => ({ channel, number, outcome, at: attemptedAt })), attempt]
    tx.wake(await dispatchJob(tx))
    await applyAct(tx, row, {
      action: 'message.bounced',
      columns: { status: 'queued', reason: null, sentAt: null, ...columnsAfter({ ...row, channel: null }, row.route, attempts, at) },
    })
  })
