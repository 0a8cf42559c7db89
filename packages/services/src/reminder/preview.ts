import type * as v from 'valibot'
import { comparePlans } from '@zhengji/domain/reminder/compare'
import type { previewPlanInput, previewTextInput } from '@zhengji/domain/reminder/input'
import { planMessages, type PlannedMessage } from '@zhengji/domain/reminder/plan'
import { placeholdersOf, checkTemplate } from '@zhengji/domain/reminder/template'
import { placeholderNames, purposeTraits } from '@zhengji/domain/reminder/purposes'
import { withRules } from '@zhengji/domain/reminder/rules'
import { fill } from '@zhengji/domain/reminder/template'
import type { DryRun, TextPreview } from '@zhengji/domain/reminder/view'
import { writeMessage } from '@zhengji/domain/reminder/wording'
import { authorize } from '../authorize.ts'
import type { Context } from '../context.ts'
import { refusedBy, ServiceError } from '../errors.ts'
import { loadReminderFacts } from './facts.ts'
import { loadReminderRound } from './rules.ts'
import { ruleOf } from './save-rule.ts'
import { toDryRunRow } from './view.ts'

/** More would not be read; the whole number stands beside the list. */
const shown = 200

const byTime = (a: PlannedMessage, b: PlannedMessage): number => Temporal.Instant.compare(a.dueAt, b.dueAt)

/** What would happen if the cut-off moved, or a ladder changed: both plans from the same facts, nothing is written. */
export const previewPlan = async (ctx: Context, input: v.InferOutput<typeof previewPlanInput>): Promise<DryRun> => {
  authorize(ctx, 'reminder:read', input.roundId)
  const running = await loadReminderRound(ctx.db, input.roundId)
  const { round, definition } = running
  const now = await ctx.ports.clock(ctx.db)
  const closesAt = input.closesAt === null ? null : Temporal.Instant.from(input.closesAt)
  if (closesAt !== null && (Temporal.Instant.compare(closesAt, round.opensAt) <= 0 || Temporal.Instant.compare(closesAt, now) <= 0))
    throw new ServiceError('PRECONDITION', 'deadline-order')
  const facts = await loadReminderFacts(ctx, running)
  const moved =
    closesAt === null
      ? facts
      : {
          ...facts,
          round: { ...facts.round, closesAt, deadlineVersion: facts.round.deadlineVersion + 1 },
          // A correction never runs beyond the cut-off, so an earlier one shortens it, as the approval of the move does.
          applications: facts.applications.map((application) => {
            const { openNotice } = application
            if (openNotice === null || Temporal.Instant.compare(openNotice.dueAt, closesAt) <= 0) return application
            return { ...application, openNotice: { ...openNotice, dueAt: closesAt } }
          }),
        }
  const changed = input.rule === null ? definition : withRules(definition, [ruleOf(input.rule)])
  const {
    cancelled,
    added,
    moved: shifted,
    unchanged,
  } = comparePlans(planMessages(definition, facts, now), planMessages(changed, moved, now))
  return {
    cancelled: [...cancelled]
      .sort(byTime)
      .slice(0, shown)
      .map((message) => toDryRunRow(message)),
    cancelledCount: cancelled.length,
    added: [...added]
      .sort(byTime)
      .slice(0, shown)
      .map((message) => toDryRunRow(message)),
    addedCount: added.length,
    moved: [...shifted]
      .sort((a, b) => byTime(a.to, b.to))
      .slice(0, shown)
      .map(({ from, to }) => toDryRunRow(to, from.dueAt)),
    movedCount: shifted.length,
    unchanged,
  }
}

/** A text with the data of the first recipient of its purpose; with the names of the placeholders when nobody is reminded of it now. */
export const previewText = async (ctx: Context, input: v.InferOutput<typeof previewTextInput>): Promise<TextPreview> => {
  authorize(ctx, 'reminder:read', input.roundId)
  const allowed = placeholdersOf(input.purpose)
  for (const part of [input.subject, input.body]) {
    const checked = checkTemplate(part, allowed)
    if (!checked.ok) throw refusedBy(checked)
  }
  const running = await loadReminderRound(ctx.db, input.roundId)
  const now = await ctx.ports.clock(ctx.db)
  const plan = planMessages(running.definition, await loadReminderFacts(ctx, running), now)
  const live = plan.filter(({ purpose, recipient }) => purpose === input.purpose && recipient.kind !== 'group')
  const found = live.find(({ skip }) => skip === null) ?? live[0]
  if (found === undefined) {
    const sample = (locale: 'zh' | 'en') => {
      const names = Object.fromEntries(allowed.map((name) => [name, `〔${placeholderNames[name][locale]}〕`]))
      return { subject: fill(input.subject[locale], names), body: fill(input.body[locale], names) }
    }
    return { recipientName: null, zh: sample('zh'), en: sample('en') }
  }
  const at = Temporal.Instant.compare(found.dueAt, now) < 0 ? now : found.dueAt
  const write = (locale: 'zh' | 'en') => writeMessage(running.definition, input, running.round, found.ladder, at, locale)
  // A reader of the plan need not know who of the staff it is about.
  const named = purposeTraits[input.purpose].audience === 'staff' ? found.recipient.name : found.ladder.enterprise || found.recipient.name
  return { recipientName: named, zh: write('zh'), en: write('en') }
}
