import { describe, expect, it } from 'vitest'
import { calls } from '../calls/registry.ts'
import { checkTemplate, fill } from './template.ts'
import { checkPurpose, withRules } from './rules.ts'
import { hoursAfterStart, hoursBefore, rungOf, workingDaysBefore } from './rung.ts'

const [definition] = calls
if (definition === undefined) throw new Error('the registry is empty')
const draft = definition.reminders.find(({ id }) => id === 'draft-not-delivered')
const undelivered = definition.reminders.find(({ id }) => id === 'undelivered')
if (draft === undefined || undelivered === undefined) throw new Error('the call lacks a purpose')

const reasonOf = (checked: ReturnType<typeof checkPurpose>) => (checked.ok ? 'ok' : `${checked.reason} ${JSON.stringify(checked.params)}`)
const both = (template: string) => ({ zh: template, en: template })

describe('what an officer may save', () => {
  it('is every ladder that the calls have', () => {
    for (const call of calls)
      for (const purpose of call.reminders) expect([purpose.id, reasonOf(checkPurpose(purpose))]).toEqual([purpose.id, 'ok'])
  })

  it.each([
    ['no rung at all', { ...draft, rungs: [] }, 'ladder-length {"max":10}'],
    ['a rung twice', { ...draft, rungs: [hoursBefore(4), hoursBefore(4)] }, 'ladder-repeated {}'],
    ['rungs in the wrong order', { ...draft, rungs: [hoursBefore(4), hoursBefore(24)] }, 'ladder-order {}'],
    ['working days after hours', { ...draft, rungs: [hoursBefore(4), workingDaysBefore(1, '09:00')] }, 'ladder-order {}'],
    ['hours before a deadline that there is none', { ...undelivered, rungs: [hoursBefore(4)] }, 'ladder-no-deadline {}'],
    ['an open brace', { ...draft, body: both('{rest}还有{') }, 'template-brace {}'],
    ['a name for a chat', { ...undelivered, subject: both('{recipient}') }, 'template-group {}'],
  ])('is not %s', (_, purpose, reason) => {
    expect(reasonOf(checkPurpose(purpose))).toBe(reason)
  })

  it('names a wrong placeholder and those that there are', () => {
    expect(checkPurpose({ ...draft, body: both('{score}') })).toMatchObject({
      ok: false,
      reason: 'template-placeholder',
      params: { found: '{score}', allowed: expect.stringContaining('{enterprise}') },
    })
    expect(checkTemplate({ zh: '{rest}', en: '{deadline}' }, ['rest', 'deadline'])).toMatchObject({
      ok: false,
      reason: 'template-languages',
    })
  })
})

describe('the definition in a round', () => {
  const rule = {
    purpose: draft.id,
    active: true,
    rungs: [hoursBefore(2)],
    channels: ['sms'],
    subject: both('新'),
    body: both('文'),
  } as const

  it('has what was changed in the place of what the call says, and nothing else', () => {
    const changed = withRules(definition, [rule])
    expect(changed.reminders.find(({ id }) => id === draft.id)).toEqual({
      id: draft.id,
      rungs: [hoursBefore(2)],
      channels: ['sms'],
      subject: both('新'),
      body: both('文'),
    })
    expect(changed.reminders.filter(({ id }) => id !== draft.id)).toEqual(definition.reminders.filter(({ id }) => id !== draft.id))
    expect(withRules(definition, [])).toBe(definition)
  })

  it('lacks a purpose that was switched off', () => {
    expect(withRules(definition, [{ ...rule, active: false }]).reminders.some(({ id }) => id === draft.id)).toBe(false)
  })
})

it('rungs have the id that follows from their figures', () => {
  for (const rung of [hoursBefore(48), workingDaysBefore(2, '09:30'), hoursAfterStart(0)]) expect(rungOf(rung)).toEqual(rung)
  expect([hoursBefore(48), workingDaysBefore(2, '09:30'), hoursAfterStart(0)].map(({ id }) => id)).toEqual(['t-48h', 'w-2d-0930', 's-0h'])
})

it('filling leaves alone what has no value', () => {
  expect(fill('{a}{b}{toString}', { a: '{b}' })).toBe('{b}{b}{toString}')
})
