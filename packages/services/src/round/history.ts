import { and, asc, eq, inArray } from 'drizzle-orm'
import type * as v from 'valibot'
import { parse } from 'valibot'
import type { Database } from '@zhengji/db/database'
import { proposals, reminderRules, roundDates, rubricVersions } from '@zhengji/db/schema/index'
import { canonical } from '@zhengji/domain/integrity/canonical'
import { deadlinePayload } from '@zhengji/domain/proposal/content'
import type { ProposalView } from '@zhengji/domain/proposal/view'
import type { ReminderRule } from '@zhengji/domain/reminder/rules'
import type { RoundChange, RoundHistory, RoundSpan } from '@zhengji/domain/round/history'
import type { roundIdInput } from '@zhengji/domain/round/input'
import { authorize, may } from '../authorize.ts'
import type { Context } from '../context.ts'
import { digest } from '../digest.ts'
import { loadProposals } from '../proposal/view.ts'
import { namesOf } from '../user/names.ts'
import { loadRound, type RunningRound } from './load.ts'

type Approved = ProposalView & { readonly decision: NonNullable<ProposalView['decision']> }
const isApproved = (proposal: ProposalView): proposal is Approved => proposal.decision?.verdict === 'approved'

/** What each item stands in the place of: the one before it, or for the first what the call says. */
const withBefore = <Item, Before>(items: readonly Item[], first: Before, as: (item: Item) => Before) =>
  items.map((item, index) => {
    const previous = items[index - 1]
    return { item, before: previous === undefined ? first : as(previous) }
  })

const approvedFacts = ({ decision, proposedBy, reason }: Approved) => ({
  at: decision.decidedAt,
  by: proposedBy.name,
  approvedBy: decision.decidedBy.name,
  reason,
})

/** In the order of their approval, which is the order in which they took effect. */
const approvedOf = async (db: Database, roundId: string, kind: 'deadline' | 'rubric'): Promise<readonly Approved[]> =>
  (await loadProposals(db, and(eq(proposals.roundId, roundId), eq(proposals.kind, kind))))
    .filter(isApproved)
    .sort((a, b) => Temporal.Instant.compare(a.decision.decidedAt, b.decision.decidedAt))

/** Only one can wait at a time, so that what it was proposed from is what held until it was approved. */
const deadlineChanges = async (db: Database, roundId: string): Promise<RoundChange[]> =>
  (await approvedOf(db, roundId, 'deadline')).map((proposal) => {
    const { from, to } = parse(deadlinePayload, proposal.payload)
    return { kind: 'deadline', ...approvedFacts(proposal), before: from, after: to }
  })

const rubricChanges = async (db: Database, { round, definition }: RunningRound): Promise<RoundChange[]> => {
  const [approved, rows] = await Promise.all([
    approvedOf(db, round.id, 'rubric'),
    db.select().from(rubricVersions).where(eq(rubricVersions.roundId, round.id)),
  ])
  const known = new Map(rows.map((row) => [row.id, row]))
  const versions = approved.flatMap((proposal) => {
    const row = known.get(proposal.subjectId)
    return row === undefined ? [] : [{ proposal, row }]
  })
  return withBefore(versions, definition.rubrics, ({ row }) => row.content).map(({ item: { proposal, row }, before }) => ({
    kind: 'rubric',
    ...approvedFacts(proposal),
    version: row.version,
    hash: row.hash,
    before,
    after: row.content,
  }))
}

const ruleOf = ({ purpose, active, rungs, channels, subject, body }: ReminderRule): ReminderRule => ({
  purpose,
  active,
  rungs,
  channels,
  subject,
  body,
})

const ruleChanges = async (db: Database, { round, definition }: RunningRound): Promise<RoundChange[]> => {
  const rows = await db.select().from(reminderRules).where(eq(reminderRules.roundId, round.id)).orderBy(asc(reminderRules.version))
  const nameOf = await namesOf(
    db,
    rows.map(({ changedBy }) => changedBy),
  )
  return definition.reminders.flatMap(({ id: purpose, ...preset }) =>
    withBefore(
      rows.filter((row) => row.purpose === purpose),
      ruleOf({ purpose, active: true, ...preset }),
      ruleOf,
    ).map(({ item, before }) => ({
      kind: 'reminder-rule',
      at: item.changedAt.toString(),
      by: nameOf(item.changedBy),
      approvedBy: null,
      reason: item.reason,
      version: item.version,
      before,
      after: ruleOf(item),
    })),
  )
}

type DateRow = typeof roundDates.$inferSelect
const spanOf = ({ startsAt, endsAt, closedAt }: DateRow): RoundSpan => ({
  startsAt: startsAt.toString(),
  endsAt: endsAt.toString(),
  closed: closedAt !== null,
})

const dateChanges = async (db: Database, roundId: string): Promise<RoundChange[]> => {
  const kinds = ['panel-meeting', 'publicity'] as const
  const rows = await db
    .select()
    .from(roundDates)
    .where(and(eq(roundDates.roundId, roundId), inArray(roundDates.kind, [...kinds])))
    .orderBy(asc(roundDates.version))
  const nameOf = await namesOf(
    db,
    rows.map(({ recordedBy }) => recordedBy),
  )
  return kinds.flatMap((date) =>
    withBefore<DateRow, RoundSpan | null>(
      rows.filter(({ kind }) => kind === date),
      null,
      spanOf,
    ).map(({ item, before }) => ({
      kind: 'date',
      date,
      at: item.recordedAt.toString(),
      by: nameOf(item.recordedBy),
      approvedBy: null,
      reason: item.note,
      version: item.version,
      before,
      after: spanOf(item),
    })),
  )
}

/** Which definition a round runs and everything that was changed in it since; what the actor may not read elsewhere is left out here. */
export const getRoundHistory = async (ctx: Context, input: v.InferOutput<typeof roundIdInput>): Promise<RoundHistory> => {
  authorize(ctx, 'round:read', input.roundId)
  const running = await loadRound(ctx.db, input.roundId)
  const { round, definition } = running
  const mayRead = (permission: 'rubric:read' | 'reminder:read') => may(ctx.actor, permission, round.id)
  const changes = await Promise.all([
    deadlineChanges(ctx.db, round.id),
    mayRead('rubric:read') ? rubricChanges(ctx.db, running) : [],
    mayRead('reminder:read') ? ruleChanges(ctx.db, running) : [],
    mayRead('reminder:read') ? dateChanges(ctx.db, round.id) : [],
  ])
  return {
    definitionHash: digest(canonical(definition)),
    createdAt: round.createdAt.toString(),
    changes: changes.flat().sort((a, b) => Temporal.Instant.compare(b.at, a.at)),
  }
}
