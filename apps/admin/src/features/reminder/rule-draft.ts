import type { OutwardChannel, ReminderPurposeId, Rung } from '@zhengji/domain/call/definition'
import type { saveRuleInput } from '@zhengji/domain/reminder/input'
import type { ReminderRuleView } from '@zhengji/domain/reminder/view'
import type { LocalizedText } from '@zhengji/domain/text'
import type { InferInput } from 'valibot'

/** A rung as it is typed. */
export interface RungDraft {
  readonly kind: 'before' | 'workingDays' | 'after'
  readonly count: string
  /** Only of working days. */
  readonly at: string
}

export interface RuleDraft {
  purpose: ReminderPurposeId
  active: boolean
  rungs: RungDraft[]
  channels: OutwardChannel[]
  subject: { zh: string; en: string }
  body: { zh: string; en: string }
  reason: string
}

const rungDraft = (rung: Rung): RungDraft => {
  if ('hoursBefore' in rung) return { kind: 'before', count: String(rung.hoursBefore), at: '09:00' }
  if ('workingDaysBefore' in rung) return { kind: 'workingDays', count: String(rung.workingDaysBefore), at: rung.at }
  return { kind: 'after', count: String(rung.hoursAfterStart), at: '09:00' }
}

export const ruleDraft = ({ purpose, active, rungs, channels, subject, body }: ReminderRuleView): RuleDraft => ({
  purpose,
  active,
  rungs: rungs.map(rungDraft),
  channels: [...channels],
  subject: { ...subject },
  body: { ...body },
  reason: '',
})

type RuleInput = Omit<InferInput<typeof saveRuleInput>, 'roundId'>

/** What is no number stays one that the schema refuses. */
export const ruleInput = (draft: RuleDraft): RuleInput & { readonly subject: LocalizedText } => ({
  ...draft,
  rungs: draft.rungs.map(({ kind, count, at }) => {
    const figure = /^\d{1,4}$/.test(count.trim()) ? Number(count) : Number.NaN
    if (kind === 'before') return { hoursBefore: figure }
    return kind === 'after' ? { hoursAfterStart: figure } : { workingDaysBefore: figure, at }
  }),
})
