import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { applicationStatuses } from '../application/status.ts'
import type { CallDefinition } from '../call/definition.ts'
import { calls } from '../calls/registry.ts'
import { isQuiet } from '../time/quiet-hours.ts'
import type { ReminderFacts } from './facts.ts'
import { openLadders } from './ladders.ts'
import { planMessages, type PlannedMessage } from './plan.ts'

const [published] = calls
if (published === undefined) throw new Error('the registry is empty')

const origin = Temporal.Instant.from('2026-03-01T00:00:00Z')
/** Minutes after the origin: ten days around a change of daylight saving. */
const moment = fc.integer({ min: 0, max: 14_400 }).map((minutes) => origin.add({ minutes }))
const name = fc.constantFrom('甲', '乙')
const email = fc.constantFrom('a@example.com', null)

const factsArbitrary: fc.Arbitrary<ReminderFacts> = fc.record({
  round: fc.record({
    id: fc.constant('r'),
    name,
    realm: fc.constantFrom('real' as const, 'rehearsal' as const),
    closesAt: moment,
    deadlineVersion: fc.integer({ min: 1, max: 3 }),
    sheetsDueAt: fc.option(moment),
  }),
  applications: fc.uniqueArray(
    fc.record({
      id: fc.constantFrom('a', 'b', 'c'),
      status: fc.oneof(
        fc.constantFrom('draft' as const, 'received' as const, 'correcting' as const),
        fc.constantFrom(...applicationStatuses),
      ),
      number: fc.constantFrom('N-1', null),
      enterpriseName: name,
      email,
      missingScans: fc.boolean(),
      openNotice: fc.option(fc.record({ id: fc.constantFrom('n1', 'n2'), dueAt: moment })),
    }),
    { selector: ({ id }) => id, maxLength: 3 },
  ),
  sheets: fc.array(
    fc.record({
      expertId: fc.constantFrom('x', 'y'),
      expertName: name,
      email,
      packId: fc.constantFrom('p', 'q'),
      dueAt: fc.option(moment),
      complete: fc.boolean(),
    }),
    { maxLength: 3 },
  ),
  reviewers: fc.array(fc.record({ userId: fc.constantFrom('u', 'v'), name, openReviews: fc.nat(1) }), { maxLength: 2 }),
})
const zoned = fc.constantFrom('Asia/Shanghai', 'America/New_York', 'UTC').map((timeZone): CallDefinition => ({ ...published, timeZone }))

const isDue = ({ dueAt, skip }: PlannedMessage, now: Temporal.Instant) => skip === null && Temporal.Instant.compare(dueAt, now) <= 0
/** The ladder that a message belongs to: its key without rung and channel. */
const ladderOf = ({ key }: PlannedMessage) => key.split('|').slice(0, 4).join('|')

interface Sent {
  readonly message: PlannedMessage
  readonly at: Temporal.Instant
}

/** What a worker that wakes at these moments sends: each key once, as the unique index has it. */
const simulate = (definition: CallDefinition, facts: ReminderFacts, wakes: readonly Temporal.Instant[]): readonly Sent[] => {
  const sent = new Map<string, Sent>()
  for (const at of [...wakes].sort(Temporal.Instant.compare))
    for (const message of planMessages(definition, facts, at))
      if (isDue(message, at) && !sent.has(message.key)) sent.set(message.key, { message, at })
  return [...sent.values()]
}

const deadlines = (facts: ReminderFacts) =>
  new Map(
    openLadders(facts).map(({ recipient, purpose, deadlineKey, deadline }) => [
      [recipient.kind, recipient.id, purpose, deadlineKey].join('|'),
      deadline,
    ]),
  )

/** Two duties under one key with two dates cannot come from the database; the plan would take the first. */
const consistent = (facts: ReminderFacts) => {
  const all = openLadders(facts)
  return (
    new Set(all.map(({ recipient, purpose, deadlineKey }) => [recipient.kind, recipient.id, purpose, deadlineKey].join('|'))).size ===
    all.length
  )
}

const byKey = (a: PlannedMessage, b: PlannedMessage) => (a.key < b.key ? -1 : 1)

describe('planMessages', () => {
  it('plans nothing twice, nothing in the quiet hours and nothing at or after its deadline', () => {
    fc.assert(
      fc.property(zoned, factsArbitrary, moment, (definition, facts, now) => {
        fc.pre(consistent(facts))
        const messages = planMessages(definition, facts, now)
        expect(new Set(messages.map(({ key }) => key)).size).toBe(messages.length)
        const ends = deadlines(facts)
        for (const message of messages) {
          const deadline = ends.get(ladderOf(message)) ?? origin.subtract({ hours: 1000 })
          // What is due goes out now, everything else when it falls due.
          const sentAt = isDue(message, now) ? now : message.dueAt
          for (const moment of [message.dueAt, sentAt]) {
            expect(isQuiet(moment, definition.timeZone)).toBe(false)
            expect(Temporal.Instant.compare(moment, deadline)).toBeLessThan(0)
          }
        }
      }),
      { numRuns: 300 },
    )
  })

  it('is a function of its input, and of no order in it', () => {
    fc.assert(
      fc.property(zoned, factsArbitrary, moment, (definition, facts, now) => {
        fc.pre(consistent(facts))
        const messages = planMessages(definition, facts, now)
        const turned = {
          ...facts,
          applications: [...facts.applications].toReversed(),
          sheets: [...facts.sheets].toReversed(),
          reviewers: [...facts.reviewers].toReversed(),
        }
        expect([...planMessages(definition, turned, now)].sort(byKey)).toEqual([...messages].sort(byKey))
        expect(planMessages(definition, facts, now)).toEqual(messages)
      }),
      { numRuns: 100 },
    )
  })

  it('sends at most one message of a ladder at one time, and never an older rung after a newer one', () => {
    fc.assert(
      fc.property(zoned, factsArbitrary, fc.array(moment, { maxLength: 12 }), (definition, facts, wakes) => {
        fc.pre(consistent(facts))
        const byLadder = Map.groupBy(simulate(definition, facts, wakes), ({ message }) => ladderOf(message))
        for (const sent of byLadder.values()) {
          const hours = sent.map(
            ({ message }) =>
              definition.reminders.find(({ id }) => id === message.purpose)?.rungs.find(({ id }) => id === message.rung)?.hoursBefore ?? 0,
          )
          expect(hours).toEqual([...hours].sort((a, b) => b - a))
          expect(new Set(sent.map(({ at }) => at.epochMilliseconds)).size).toBe(sent.length)
        }
      }),
      { numRuns: 300 },
    )
  })

  it('loses nothing whatever the gaps between two looks: whoever looks by day while a rung is due has sent the newest one', () => {
    fc.assert(
      fc.property(zoned, factsArbitrary, fc.array(moment, { minLength: 1, maxLength: 8 }), (definition, facts, wakes) => {
        fc.pre(consistent(facts))
        const sent = new Set(simulate(definition, facts, wakes).map(({ message }) => message.key))
        for (const wake of wakes) {
          if (isQuiet(wake, definition.timeZone)) continue
          const ends = deadlines(facts)
          // Independent of `skip`: the last rung of each ladder that is due at this moment and still before its deadline.
          const ladders = Map.groupBy(planMessages(definition, facts, origin.subtract({ hours: 1000 })), ladderOf)
          for (const [ladder, messages] of ladders) {
            const deadline = ends.get(ladder)
            const newest = messages.findLast(({ dueAt }) => Temporal.Instant.compare(dueAt, wake) <= 0)
            if (
              deadline === undefined ||
              Temporal.Instant.compare(wake, deadline) >= 0 ||
              newest === undefined ||
              newest.skip === 'no-address'
            )
              continue
            expect(sent.has(newest.key)).toBe(true)
          }
        }
      }),
      { numRuns: 200 },
    )
  })

  it('a look more often sends nothing less, and every look again sends nothing more', () => {
    fc.assert(
      fc.property(zoned, factsArbitrary, fc.array(moment, { maxLength: 6 }), (definition, facts, wakes) => {
        fc.pre(consistent(facts))
        const keys = (looks: readonly Temporal.Instant[]) => simulate(definition, facts, looks).map(({ message }) => message.key)
        expect(keys([...wakes, ...wakes])).toEqual(keys(wakes))
        const more = keys([...wakes, ...wakes.map((wake) => wake.add({ minutes: 90 }))])
        expect(keys(wakes).filter((key) => !more.includes(key))).toEqual([])
      }),
      { numRuns: 100 },
    )
  })
})
