import { expect, it } from 'vitest'
import { calls } from '@zhengji/domain/calls/registry'
import { saveRuleInput } from '@zhengji/domain/reminder/input'
import { rungOf } from '@zhengji/domain/reminder/rung'
import * as v from 'valibot'
import { ruleDraft, ruleInput } from './rule-draft.ts'

it('every ladder of every call survives being edited without a change', () => {
  for (const { id: purpose, ...rest } of calls.flatMap(({ reminders }) => reminders)) {
    const rule = { purpose, ...rest, version: 0, active: true, changedBy: null, changedAt: null, reason: null }
    const input = { ...ruleInput(ruleDraft(rule)), roundId: '019bf4a2-7c00-7000-8000-000000000001', reason: '测试中的理由' }
    const parsed = v.parse(saveRuleInput, input)
    expect([purpose, parsed.rungs.map(rungOf), parsed.subject]).toEqual([purpose, rest.rungs, rest.subject])
  }
})

it('what is no whole number is refused at its rung', () => {
  const draft = {
    ...ruleDraft({
      purpose: 'scan-missing',
      active: true,
      rungs: [],
      channels: [],
      subject: { zh: '甲', en: 'A' },
      body: { zh: '甲', en: 'A' },
      version: 0,
      changedBy: null,
      changedAt: null,
      reason: null,
    }),
    reason: '测试中的理由',
  }
  for (const count of ['', 'x', '1.5', '-1', '99999'])
    expect(
      v.safeParse(saveRuleInput, {
        ...ruleInput({ ...draft, rungs: [{ kind: 'before', count, at: '' }] }),
        roundId: '019bf4a2-7c00-7000-8000-000000000001',
      }).success,
    ).toBe(false)
})
