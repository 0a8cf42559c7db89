import { describe, expect, it } from 'vitest'
import { calls } from '../calls/registry.ts'
import { checkDefinition } from './conformance.ts'
import type { FaultCode } from './conformance/fault.ts'
import type { CallDefinition } from './definition.ts'

type Mutable<Value> = Value extends object ? { -readonly [Name in keyof Value]: Mutable<Value[Name]> } : Value
type Draft = Mutable<CallDefinition>

const sound = calls[0]
if (sound === undefined) throw new Error('the registry is empty')

/** A copy to break, as the wire would carry it: nobody else holds it. */
const draftOfSound = (): Draft => JSON.parse(JSON.stringify(sound))

/** The first member of a list that the sound definition is known to fill. */
const first = <Value>(list: readonly Value[]): Value => {
  const [value] = list
  if (value === undefined) throw new Error('the list is empty')
  return value
}

/** Each change breaks one rule of a sound definition: what must be reported, where, and how to break it. */
type Change = readonly [at: string, change: (draft: Draft) => void]

/** A fault code without a change that provokes it does not compile. */
const changes: Record<FaultCode, readonly Change[]> = {
  'id-form': [
    ['call', (d) => (d.id = 'Chongqing 2026')],
    ['conditions', (d) => (first(d.conditions).id = 'lawful_operation')],
    ['materials', (d) => (first(d.materials).id = '')],
    ['provisions', (d) => (first(d.provisions).id = 'Purpose')],
    ['undertakings', (d) => (first(d.undertakings).id = 'a'.repeat(81))],
  ],
  'id-duplicate': [
    ['checkpoints', (d) => (first(d.conditions[1]?.checkpoints ?? []).id = first(first(d.conditions).checkpoints).id)],
    ['criteria', (d) => (first(first(d.rubrics[1]?.groups ?? []).criteria).id = first(first(first(d.rubrics).groups).criteria).id)],
    ['rubrics', (d) => d.rubrics.push(structuredClone(first(d.rubrics)))],
    ['reminders', (d) => d.reminders.push(structuredClone(first(d.reminders)))],
    ['rungs of reminder draft-not-delivered', (d) => (first(d.reminders).rungs[1] = { id: 't-48h', hoursBefore: 24 })],
  ],
  'version-form': [
    ['version', (d) => (d.version = 0)],
    ['version', (d) => (d.version = 1.5)],
  ],
  'prefix-form': [
    ['numberPrefix', (d) => (d.numberPrefix = 'CQ-2026')],
    ['numberPrefix', (d) => (d.numberPrefix = 'YL1CQ')],
  ],
  'mark-form': [['role coordinator', (d) => (first(d.roles).mark = '统筹机')]],
  'mark-duplicate': [
    ['roles', (d) => (first(d.roles).mark = '平')],
    ['role coordinator', (d) => (first(d.roles).mark = '逾')],
    ['role coordinator', (d) => (first(d.roles).mark = 'S')],
  ],
  'text-empty': [
    ['texts.city', (d) => (d.city.en = ' ')],
    [
      'texts.conditions.lawful-operation.checkpoints.lawful-registration.evidence',
      (d) => (first(first(d.conditions).checkpoints).evidence.zh = ''),
    ],
    ['source', (d) => (d.source.document = '')],
  ],
  'text-untranslated': [
    ['texts.title', (d) => (d.title.en = d.title.zh)],
    // A text that was left to be written later is what must be found.
    ['texts.title', (d) => (d.title.zh = 'TODO')],
    [
      'texts.materials.work-plan.name',
      (d) => d.materials.forEach((material) => material.id === 'work-plan' && (material.name.en = '方案')),
    ],
  ],
  'clause-empty': [
    ['condition lawful-operation', (d) => (first(d.conditions).clause = '')],
    ['material business-licence', (d) => (first(d.materials).clause = ' ')],
    ['provision purpose', (d) => (first(d.provisions).clause = '')],
    ['publicity', (d) => (d.publicity.clause = '')],
    ['retention', (d) => (d.retention.clause = '')],
    [
      'rubric coordinator / group integration / criterion coordinator-aggregation-design',
      (d) => (first(first(first(d.rubrics).groups).criteria).clauses = []),
    ],
  ],
  'phone-form': [['delivery', (d) => (d.delivery.phone = '67862888')]],
  'zone-unknown': [['timeZone', (d) => (d.timeZone = 'Asia/Chongqing-City')]],
  'instant-form': [
    ['schedule.closesAt', (d) => (d.schedule.closesAt = '2026-01-28T17:30:00')],
    ['schedule.opensAt', (d) => (d.schedule.opensAt = '2026-02-30T09:00:00+08:00')],
    ['source.publishedOn', (d) => (d.source.publishedOn = '2026-13-01')],
  ],
  'offset-foreign': [
    ['schedule.closesAt', (d) => (d.schedule.closesAt = '2026-01-28T09:30:00Z')],
    ['schedule.opensAt', (d) => (d.schedule.opensAt = '2026-01-26T09:00:00+09:00')],
  ],
  'dates-unordered': [
    ['schedule', (d) => (d.schedule.closesAt = d.schedule.opensAt)],
    ['source.publishedOn', (d) => (d.source.publishedOn = '2026-01-27')],
  ],
  'hall-time-form': [['schedule.hallClosesAt', (d) => (d.schedule.hallClosesAt = '24:00')]],
  'count-out-of-range': [
    ['correction.hours', (d) => (d.correction.hours = 0)],
    ['publicity.workingDays', (d) => (d.publicity.workingDays = 2.5)],
    ['retention.years', (d) => (d.retention.years = -5)],
    ['role coordinator / quota', (d) => (first(d.roles).quota.places = 0)],
    ['role coordinator / quota', (d) => (first(d.roles).quota.waiting = -1)],
    ['material business-licence', (d) => (first(d.materials).copies = 0)],
    ['panel', (d) => (d.panel.substitutes = -1)],
    ['panel', (d) => (d.panel.recusalYears = 0.5)],
    ['panel / category technology', (d) => (first(d.panel.categories).minimum = -1)],
    ['aggregation', (d) => (d.aggregation.disagreementPoints = 0)],
    ['aggregation', (d) => (d.aggregation.disagreementPoints = 101)],
  ],
  'list-empty': [
    ['undertakings', (d) => (d.undertakings = [])],
    ['condition lawful-operation / checkpoints', (d) => (first(d.conditions).checkpoints = [])],
    ['panel', (d) => (d.panel.categories = [])],
    ['reminder draft-not-delivered', (d) => (first(d.reminders).rungs = [])],
  ],
  'role-unknown': [
    ['condition lawful-operation', (d) => first(d.conditions).roles.push('observer')],
    ['rubrics', (d) => (first(d.rubrics).role = 'observer')],
    ['ties', (d) => (d.ties['observer'] = [{ kind: 'draw' }])],
  ],
  'role-unused': [
    ['role platform', (d) => (d.rubrics = d.rubrics.filter(({ role }) => role !== 'platform'))],
    ['role platform', (d) => delete d.ties['platform']],
    [
      'role platform',
      (d) => d.conditions.forEach((condition) => (condition.roles = condition.roles.filter((role) => role !== 'platform'))),
    ],
  ],
  'clause-unknown': [
    [
      'rubric coordinator / group integration / criterion coordinator-aggregation-design',
      (d) => (first(first(first(d.rubrics).groups).criteria).clauses = ['二-9']),
    ],
  ],
  'group-unknown': [['ties platform', (d) => (d.ties['platform'] = [{ kind: 'group', group: 'integration' }, { kind: 'draw' }])]],
  'points-form': [
    [
      'rubric coordinator / group integration / criterion coordinator-aggregation-design',
      (d) => (first(first(first(d.rubrics).groups).criteria).points = 8.75),
    ],
    ['rubric coordinator', (d) => (first(d.rubrics).stepsPerPoint = 0)],
  ],
  'group-sum': [['rubric coordinator / group integration', (d) => (first(first(first(d.rubrics).groups).criteria).points = 8.5)]],
  'rubric-sum': [['rubric coordinator', (d) => (first(d.rubrics).totalPoints = 99)]],
  'panel-even': [['panel', (d) => (d.panel.size = 6)]],
  'panel-too-small': [
    ['panel', (d) => (d.panel.minimumSize = 3)],
    ['panel', (d) => (d.panel.minimumSize = 9)],
  ],
  'panel-minima': [['panel', (d) => (first(d.panel.categories).minimum = 3)]],
  'tie-chain': [
    ['ties platform', (d) => d.ties['platform']?.pop()],
    ['ties platform', (d) => d.ties['platform']?.unshift({ kind: 'draw' })],
    ['ties platform', (d) => d.ties['platform']?.unshift({ kind: 'group', group: 'invoice-data' })],
  ],
  'purpose-missing': [['reminders', (d) => d.reminders.pop()]],
  'ladder-order': [
    ['reminder draft-not-delivered', (d) => (first(d.reminders).rungs = first(d.reminders).rungs.toReversed())],
    ['reminder draft-not-delivered', (d) => first(d.reminders).rungs.push(structuredClone(first(first(d.reminders).rungs)))],
  ],
  'ladder-form': [
    ['reminder draft-not-delivered', (d) => first(d.reminders).rungs.push({ id: 't-0h', hoursBefore: 0 })],
    ['reminder draft-not-delivered', (d) => first(d.reminders).rungs.unshift({ id: 'w-1d-2500', workingDaysBefore: 1, at: '25:00' })],
    [
      'reminder draft-not-delivered',
      (d) => (first(d.reminders).rungs = Array.from({ length: 11 }, (_, at) => ({ id: `t-${11 - at}h`, hoursBefore: 11 - at }))),
    ],
    ['reminder undelivered', (d) => d.reminders.at(-1)?.rungs.push({ id: 't-1h', hoursBefore: 1 })],
  ],
  'quiet-hours-form': [
    ['quietHours', (d) => (d.quietHours = { from: 8, until: 9 })],
    ['quietHours', (d) => (d.quietHours = { from: 21.5, until: 8 })],
  ],
  'placeholder-group': [
    [
      'reminder undelivered / subject',
      (d) => d.reminders.forEach((one) => one.id === 'undelivered' && (one.subject = { zh: '{recipient}：请看', en: '{recipient}: look' })),
    ],
  ],
  'ladder-too-long': [['reminder correction-open', (d) => (d.correction.hours = 12)]],
  'placeholder-unknown': [
    [
      'reminder draft-not-delivered / body',
      (d) => (first(d.reminders).body = { zh: '{company}：请送达。', en: '{company}: please deliver.' }),
    ],
  ],
  'placeholder-differs': [['reminder draft-not-delivered / subject', (d) => (first(d.reminders).subject.en = 'Not delivered yet')]],
}

describe('the conformance suite', () => {
  it('finds nothing in a sound definition', () => {
    expect(checkDefinition(structuredClone(sound))).toEqual([])
  })

  const cases = Object.entries(changes).flatMap(([code, list]) => list.map(([at, change], index) => ({ code, at, change, index })))

  it.each(cases)('finds $code at $at ($index)', ({ code, at, change }) => {
    const draft = draftOfSound()
    change(draft)
    const faults = checkDefinition(draft)
    expect(faults.map((fault) => `${fault.code} at ${fault.at}`)).toContain(`${code} at ${at}`)
    for (const { message } of faults) expect(message.startsWith(`${draft.id} v${draft.version}, `)).toBe(true)
  })

  it('says which call, which place and what is wrong in one sentence', () => {
    const draft = draftOfSound()
    first(first(first(draft.rubrics).groups).criteria).points = 8.5
    expect(checkDefinition(draft).map(({ message }) => message)).toEqual([
      'chongqing-invoice-lottery-2026 v1, rubric coordinator / group integration: 25 points, but its criteria sum to 24.5',
    ])
  })

  it('reports everything at once', () => {
    const draft = draftOfSound()
    draft.panel.size = 8
    draft.schedule.hallClosesAt = '5pm'
    draft.ties['platform'] = []
    expect(checkDefinition(draft).map(({ code }) => code)).toEqual(['hall-time-form', 'panel-even', 'tie-chain'])
  })
})
