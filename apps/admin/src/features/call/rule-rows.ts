import type { ReminderRule } from '@zhengji/domain/reminder/rules'

/** How the parts of a rule are said; the texts stay as they are. */
export interface RuleWords {
  readonly yesOrNo: (value: boolean) => string
  readonly ladder: (rungs: ReminderRule['rungs']) => string
  readonly channels: (channels: ReminderRule['channels']) => string
}

export type RulePart = 'active' | 'ladder' | 'channels' | 'subjectZh' | 'subjectEn' | 'bodyZh' | 'bodyEn'

export interface RuleRow {
  readonly part: RulePart
  readonly before: string
  readonly after: string
}

const said = (rule: ReminderRule, words: RuleWords): Readonly<Record<RulePart, string>> => ({
  active: words.yesOrNo(rule.active),
  ladder: words.ladder(rule.rungs),
  channels: words.channels(rule.channels),
  subjectZh: rule.subject.zh,
  subjectEn: rule.subject.en,
  bodyZh: rule.body.zh,
  bodyEn: rule.body.en,
})

const parts: readonly RulePart[] = ['active', 'ladder', 'channels', 'subjectZh', 'subjectEn', 'bodyZh', 'bodyEn']

/** What differs between two versions of a rule, part by part. */
export const ruleRows = (before: ReminderRule, after: ReminderRule, words: RuleWords): readonly RuleRow[] => {
  const [was, is] = [said(before, words), said(after, words)]
  return parts.filter((part) => was[part] !== is[part]).map((part) => ({ part, before: was[part], after: is[part] }))
}
