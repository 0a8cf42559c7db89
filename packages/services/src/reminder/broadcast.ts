import { and, asc, eq, inArray, notInArray } from 'drizzle-orm'
import type * as v from 'valibot'
import { newId } from '@zhengji/db/id'
import { applications, broadcasts, enterprises, messages } from '@zhengji/db/schema/index'
import { terminalStatuses } from '@zhengji/domain/application/transitions'
import type { BroadcastPayload } from '@zhengji/domain/proposal/content'
import type { previewBroadcastInput, sendBroadcastInput } from '@zhengji/domain/reminder/input'
import type { BroadcastOutcome, BroadcastPreview } from '@zhengji/domain/reminder/view'
import { writeMessage } from '@zhengji/domain/reminder/wording'
import { appendAudit } from '../audit/append.ts'
import { actingUser, authorize } from '../authorize.ts'
import { presentChannels } from '../channel/create.ts'
import type { Context } from '../context.ts'
import { ServiceError } from '../errors.ts'
import { notify } from '../notify.ts'
import { propose } from '../proposal/propose.ts'
import type { ProposalEffect } from '../proposal/effect.ts'
import { loadRound } from '../round/load.ts'
import { containing } from '../search/fragments.ts'
import { dispatchJob } from '../sweep/run-sweep.ts'
import { withTransaction, type TransactionContext } from '../transaction.ts'
import { addressOf } from './letter.ts'

/** More recipients than this are a publication: a second person looks at the text and the list. */
export const fourEyesAbove = 20

type Filter = v.InferOutput<typeof previewBroadcastInput>['filter']

/** Applicants that the filter of the list finds, without those who have left the round. */
const loadRecipients = async (ctx: Context, roundId: string, filter: Filter) => {
  const rows = await ctx.db
    .select({ application: applications, name: enterprises.name })
    .from(applications)
    .innerJoin(enterprises, eq(enterprises.id, applications.enterpriseId))
    .where(
      and(
        eq(applications.roundId, roundId),
        notInArray(applications.status, [...terminalStatuses]),
        filter.status.length === 0 ? undefined : inArray(applications.status, filter.status),
        filter.role === '' ? undefined : eq(applications.role, filter.role),
        filter.late === undefined ? undefined : eq(applications.late, filter.late),
        containing(applications, filter.search),
      ),
    )
    .orderBy(asc(applications.nameKey), asc(applications.id))
  return rows.map(({ application, name }) => ({
    application,
    recipient: { kind: 'applicant', id: application.id, name, email: application.contactEmail, phone: application.contactPhone } as const,
  }))
}

/** Who would get it, with count and names, and how it reads for the first of them; nothing is written. */
export const previewBroadcast = async (ctx: Context, input: v.InferOutput<typeof previewBroadcastInput>): Promise<BroadcastPreview> => {
  authorize(ctx, 'reminder:write', input.roundId)
  const { round, definition } = await loadRound(ctx.db, input.roundId)
  const found = await loadRecipients(ctx, round.id, input.filter)
  const present = presentChannels(ctx.ports.channels)
  const unreachable = found.filter(({ recipient }) => !present.some((channel) => addressOf(channel, recipient) !== ''))
  const [first] = found
  const both = (text: string) => ({ zh: text, en: text })
  const ladder = first && {
    recipient: first.recipient,
    enterprise: first.recipient.name,
    number: first.application.number,
    count: 1,
    deadline: null,
  }
  const now = await ctx.ports.clock(ctx.db)
  return {
    count: found.length,
    names: found.map(({ recipient }) => recipient.name),
    unreachable: unreachable.map(({ recipient }) => recipient.name),
    sample:
      ladder === undefined ? null : writeMessage(definition, { subject: both(input.subject), body: both(input.body) }, round, ladder, now),
    fourEyes: found.length > fourEyesAbove,
  }
}

const queueBroadcast = async (tx: TransactionContext, broadcastId: string): Promise<number> => {
  const [broadcast] = await tx.db.select().from(broadcasts).where(eq(broadcasts.id, broadcastId))
  if (broadcast === undefined) throw new ServiceError('NOT_FOUND', 'not-found')
  const { roundId, channels, recipients } = broadcast
  const present = presentChannels(tx.ports.channels)
  const wanted = channels.filter((channel) => present.includes(channel))
  const people = await tx.db.select().from(applications).where(inArray(applications.id, recipients))
  const now = await tx.ports.clock(tx.db)
  const rows = people.map(({ id, contactEmail, contactPhone }) => {
    const recipient = { kind: 'applicant', id, name: '', email: contactEmail, phone: contactPhone } as const
    const route = wanted.filter((channel) => addressOf(channel, recipient) !== '')
    return {
      id: newId(),
      roundId,
      recipientKind: 'applicant' as const,
      recipientId: id,
      purpose: 'broadcast' as const,
      deadlineKey: `broadcast:${broadcastId}`,
      rung: 's-0h',
      dueAt: now,
      route,
      status: route.length > 0 ? ('queued' as const) : ('failed' as const),
      reason: route.length > 0 ? null : 'no-address',
      channel: route[0] ?? null,
      queuedAt: now,
      createdAt: now,
    }
  })
  for (let from = 0; from < rows.length; from += 1_000)
    await tx.db
      .insert(messages)
      .values(rows.slice(from, from + 1_000))
      .onConflictDoNothing()
  tx.wake(await dispatchJob(tx))
  await notify(tx, { type: 'message', roundId, id: broadcastId })
  return rows.length
}

/** Writes to everybody whom the filter finds, if it still finds as many as were shown. Above twenty a second person decides first. */
export const sendBroadcast = async (ctx: Context, input: v.InferOutput<typeof sendBroadcastInput>): Promise<BroadcastOutcome> => {
  authorize(ctx, 'reminder:write', input.roundId)
  const createdBy = actingUser(ctx)
  return withTransaction(ctx, async (tx) => {
    const { round } = await loadRound(tx.db, input.roundId)
    const missing = input.channels.find((channel) => tx.ports.channels[channel] === undefined)
    if (missing !== undefined) throw new ServiceError('PRECONDITION', 'channel-absent', { channel: missing })
    const found = await loadRecipients(tx, round.id, input.filter)
    if (found.length === 0) throw new ServiceError('PRECONDITION', 'broadcast-empty')
    if (found.length !== input.expected)
      throw new ServiceError('PRECONDITION', 'broadcast-changed', { expected: input.expected, count: found.length })
    const id = newId()
    const { filter, channels, subject, body, reason } = input
    const recipients = found.map(({ application }) => application.id)
    await tx.db.insert(broadcasts).values({
      id,
      roundId: round.id,
      filter,
      recipients,
      channels,
      subject,
      body,
      reason,
      createdBy,
      createdAt: await tx.ports.clock(tx.db),
    })
    if (found.length > fourEyesAbove) {
      const names = found.slice(0, 50).map(({ recipient }) => recipient.name)
      const payload: BroadcastPayload = { broadcastId: id, count: found.length, names, channels, subject, body }
      const proposal = await propose(tx, { roundId: round.id, kind: 'broadcast', subjectId: id, payload, reason })
      return { count: found.length, proposalId: proposal.id }
    }
    await queueBroadcast(tx, id)
    await appendAudit(tx, {
      action: 'reminder.broadcast',
      subjectType: 'broadcast',
      subjectId: id,
      roundId: round.id,
      after: { count: found.length, channels, subject },
      reason,
    })
    return { count: found.length, proposalId: null }
  })
}

/** Approved by a second person: the list and the text as they were proposed. */
export const approvedBroadcast: ProposalEffect = {
  approved: async (tx, proposal) => {
    const count = await queueBroadcast(tx, proposal.subjectId)
    await appendAudit(tx, {
      action: 'reminder.broadcast',
      subjectType: 'broadcast',
      subjectId: proposal.subjectId,
      roundId: proposal.roundId,
      after: { count },
      reason: proposal.reason,
    })
  },
}
