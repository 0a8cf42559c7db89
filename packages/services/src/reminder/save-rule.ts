import type * as v from 'valibot'
import { newId } from '@zhengji/db/id'
import { reminderRules } from '@zhengji/db/schema/index'
import type { CallDefinition } from '@zhengji/domain/call/definition'
import { canonical } from '@zhengji/domain/integrity/canonical'
import type { saveRuleInput } from '@zhengji/domain/reminder/input'
import { checkPurpose, type ReminderRule } from '@zhengji/domain/reminder/rules'
import { rungOf, byDistance } from '@zhengji/domain/reminder/rung'
import type { ReminderRuleView } from '@zhengji/domain/reminder/view'
import { appendAudit } from '../audit/append.ts'
import { actingUser, authorize } from '../authorize.ts'
import type { Context } from '../context.ts'
import { refusedBy, ServiceError } from '../errors.ts'
import { lockRound } from '../round/load.ts'
import { withTransaction } from '../transaction.ts'
import { namesOf } from '../user/names.ts'
import { presetRule, toRuleView } from './rule-view.ts'
import { loadRules } from './rules.ts'

type RuleInput = Omit<v.InferOutput<typeof saveRuleInput>, 'roundId' | 'reason'>

/** The rule of an input: rungs get their ids and their order. Throws what the domain refuses, above all a wrong placeholder. */
export const ruleOf = (input: RuleInput): ReminderRule => {
  const { purpose, active, channels, subject, body } = input
  const rungs = input.rungs.map(rungOf).sort(byDistance)
  const checked = checkPurpose({ id: purpose, rungs, subject, body })
  if (!checked.ok) throw refusedBy(checked)
  return { purpose, active, rungs, channels, subject, body }
}

const content = ({ active, rungs, channels, subject, body }: ReminderRule | ReminderRuleView): string =>
  canonical({ active, rungs, channels, subject, body })

/** Changes ladder, channels or texts of one purpose in one round, as a new version; the plan follows at once. */
export const saveRule = async (ctx: Context, input: v.InferOutput<typeof saveRuleInput>): Promise<ReminderRuleView> => {
  authorize(ctx, 'reminder:write', input.roundId)
  const changedBy = actingUser(ctx)
  const rule = ruleOf(input)
  return withTransaction(ctx, async (tx) => {
    const { definition } = await lockRound(tx.db, input.roundId)
    const known = (await loadRules(tx.db, input.roundId)).find(({ purpose }) => purpose === rule.purpose)
    const present = known === undefined ? presetOf(definition, rule.purpose) : toRuleView(known, (id) => id)
    if (present === undefined) throw new ServiceError('NOT_FOUND', 'not-found')
    if (content(present) === content(rule)) throw new ServiceError('PRECONDITION', 'rule-unchanged')
    const version = present.version + 1
    const changedAt = await tx.ports.clock(tx.db)
    const [written] = await tx.db
      .insert(reminderRules)
      .values({
        id: newId(),
        roundId: input.roundId,
        version,
        reason: input.reason,
        changedBy,
        changedAt,
        ...rule,
        channels: [...rule.channels],
      })
      .returning()
    if (written === undefined) throw new Error('the rule was not written')
    tx.wake({ name: 'truth.sweep', payload: {} })
    await appendAudit(tx, {
      action: 'reminder.change-rule',
      subjectType: 'round',
      subjectId: input.roundId,
      roundId: input.roundId,
      before: { purpose: rule.purpose, ...JSON.parse(content(present)) },
      after: { purpose: rule.purpose, version, ...JSON.parse(content(rule)) },
      reason: input.reason,
    })
    return toRuleView(written, await namesOf(tx.db, [changedBy]))
  })
}

const presetOf = (definition: CallDefinition, purpose: ReminderRule['purpose']): ReminderRuleView | undefined => {
  const found = definition.reminders.find(({ id }) => id === purpose)
  return found === undefined ? undefined : presetRule(found)
}
