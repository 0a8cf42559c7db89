import type { CallDefinition } from '@zhengji/domain/call/definition'
import type { ReminderRuleView } from '@zhengji/domain/reminder/view'
import type * as v from 'valibot'
import type { roundIdInput } from '@zhengji/domain/round/input'
import { authorize } from '../authorize.ts'
import type { Context } from '../context.ts'
import { loadRound } from '../round/load.ts'
import { namesOf } from '../user/names.ts'
import { loadRules, type RuleRecord } from './rules.ts'

export const toRuleView = (rule: RuleRecord, nameOf: (id: string) => string): ReminderRuleView => ({
  purpose: rule.purpose,
  version: rule.version,
  active: rule.active,
  rungs: rule.rungs,
  channels: rule.channels,
  subject: rule.subject,
  body: rule.body,
  changedBy: nameOf(rule.changedBy),
  changedAt: rule.changedAt.toString(),
  reason: rule.reason,
})

/** What the call says, where nobody changed anything. */
export const presetRule = (purpose: CallDefinition['reminders'][number]): ReminderRuleView => ({
  purpose: purpose.id,
  version: 0,
  active: true,
  rungs: purpose.rungs,
  channels: purpose.channels,
  subject: purpose.subject,
  body: purpose.body,
  changedBy: null,
  changedAt: null,
  reason: null,
})

/** Ladder, channels and texts of every purpose as they hold in a round, in the order of the call. */
export const listRules = async (ctx: Context, input: v.InferOutput<typeof roundIdInput>): Promise<ReminderRuleView[]> => {
  authorize(ctx, 'reminder:read', input.roundId)
  const { definition } = await loadRound(ctx.db, input.roundId)
  const rules = await loadRules(ctx.db, input.roundId)
  const nameOf = await namesOf(
    ctx.db,
    rules.map(({ changedBy }) => changedBy),
  )
  return definition.reminders.map((purpose) => {
    const rule = rules.find((one) => one.purpose === purpose.id)
    return rule === undefined ? presetRule(purpose) : toRuleView(rule, nameOf)
  })
}
