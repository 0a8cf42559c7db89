import { eq } from 'drizzle-orm'
import type * as v from 'valibot'
import { newId } from '@zhengji/db/id'
import { channelTests, users } from '@zhengji/db/schema/index'
import type { channelInput } from '@zhengji/domain/channel/input'
import type { ChannelAttempt } from '@zhengji/domain/channel/view'
import { channelTraits } from '@zhengji/domain/reminder/channel'
import { bilingual } from '@zhengji/domain/refusal/refusal'
import { appendAudit } from '../audit/append.ts'
import { authorize, signedIn } from '../authorize.ts'
import type { Context } from '../context.ts'
import { ServiceError } from '../errors.ts'
import { awaitLane } from '../reminder/lane.ts'
import { addressHash, addressOf, maskedAddress } from '../reminder/letter.ts'
import { limitedUntil } from '../reminder/limit.ts'
import { withTransaction } from '../transaction.ts'
import type { Letter } from './port.ts'

const letterTo = (id: string, to: string, name: string, publicUrl: string): Letter => ({
  id,
  to,
  // Gateways fill templates per purpose; this is one that every installation with text messages has.
  purpose: 'deadline-near',
  subject: '【测试】征集系统提醒方式测试 · Test of a channel',
  text: `这是一条测试消息，由 ${name} 在征集系统的“提醒渠道”页面发出，无需处理。\nThis is a test that ${name} sent; there is nothing to do.\n${publicUrl}`,
  calendar: null,
  values: { enterprise: '测试', number: '测试', deadline: '测试', rest: '测试' },
})

/**
 * Sends one message through the channel as it is: to the asking person's own address, or into the chat. `begun` is committed before it
 * leaves, the answer after; both stay. Throws PRECONDITION `channel-absent`, `own-address-missing`, LIMIT `channel-limit`.
 */
export const sendTest = async (ctx: Context, { channel }: v.InferOutput<typeof channelInput>): Promise<ChannelAttempt> => {
  authorize(ctx, 'channel:test', null)
  const { id: testedBy, name } = signedIn(ctx)
  const { name: channelName, serves } = channelTraits[channel]
  const port = ctx.ports.channels[channel]
  if (port === undefined) throw new ServiceError('PRECONDITION', 'channel-absent', { channel: bilingual(channelName) })
  const [user] = await ctx.db.select({ email: users.email, phone: users.phone }).from(users).where(eq(users.id, testedBy))
  const to = user === undefined ? '' : addressOf(channel, user)
  if (serves === 'person' && to === '') throw new ServiceError('PRECONDITION', 'own-address-missing', { channel: bilingual(channelName) })
  const testId = newId()
  const row = { testId, channel, addressHash: addressHash(to), testedBy }
  await withTransaction(ctx, async (tx) => {
    await awaitLane(tx, channel)
    const now = await tx.ports.clock(tx.db)
    const free = await limitedUntil(tx, channel, row.addressHash, now)
    if (free !== null) {
      const seconds = Math.ceil(now.until(free).total('seconds'))
      throw new ServiceError('LIMIT', 'channel-limit', { channel: bilingual(channelName), seconds })
    }
    const answer = { code: '', text: '' }
    await tx.db.insert(channelTests).values({ id: newId(), ...row, attemptedAt: now, outcome: 'begun', answer, durationMs: 0 })
    const after = { address: maskedAddress(channel, to) }
    await appendAudit(tx, { action: 'channel.test', subjectType: 'channel', subjectId: channel, after })
  })
  const startedAt = performance.now()
  const { outcome, code, text } = await port.send(letterTo(testId, to, name, ctx.ports.publicUrl))
  const durationMs = Math.round(performance.now() - startedAt)
  const at = await ctx.ports.clock(ctx.db)
  await ctx.db.insert(channelTests).values({ id: newId(), ...row, attemptedAt: at, outcome, answer: { code, text }, durationMs })
  return { at: at.toString(), outcome, code, text, durationMs, testedBy: name }
}
