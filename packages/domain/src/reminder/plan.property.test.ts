import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { CallDefinition } from '../call/definition.ts'
import { calls } from '../calls/registry.ts'
import { arbitraryFacts, arbitraryZone, moment, origin } from '../testing/arbitrary-facts.ts'
import { isQuiet } from '../time/quiet-hours.ts'
import type { ReminderFacts } from './facts.ts'
import { openLadders } from './ladders.ts'
import { planMessages, type PlannedMessage } from './plan.ts'

const [published] = calls
if (published === undefined) throw new Error('the registry is empty')
/** Made inside the property: a counterexample shows the zone, not the whole call. */
const inZone = (timeZone: string): CallDefinition => ({ ...published, timeZone })

const isDue = ({ dueAt, skip, obstacle }: PlannedMessage, now: Temporal.Instant) =>
  skip === null && obstacle === null && Temporal.Instant.compare(dueAt, now) <= 0
/** The ladder that a message belongs to: its key without the rung. */
const ladderOf = ({ key }: PlannedMessage) => key.split('|').slice(0, 4).join('|')

/** Two duties under one key with two dates cannot come from the database; the plan would take the last. */
const consistent = (facts: ReminderFacts) => {
  const keys = openLadders(facts).map(({ recipient, purpose, deadlineKey }) =>
    [recipient.kind, recipient.id, purpose, deadlineKey].join('|'),
  )
  return new Set(keys).size === keys.length
}
const byKey = (a: PlannedMessage, b: PlannedMessage) => (a.key < b.key ? -1 : 1)

describe('planMessages', () => {
  it('plans nothing twice, nothing in the quiet hours, and nothing at or after its deadline', () => {
    fc.assert(
      fc.property(arbitraryZone, arbitraryFacts, moment, (timeZone, facts, now) => {
        const definition = inZone(timeZone)
        fc.pre(consistent(facts))
        const messages = planMessages(definition, facts, now)
        expect(new Set(messages.map(({ key }) => key)).size).toBe(messages.length)
        for (const message of messages) {
          if (message.obstacle === 'calendar-year-missing') continue
          const sentAt = isDue(message, now) ? now : message.dueAt
          for (const instant of [message.dueAt, sentAt]) {
            expect(isQuiet(instant, definition.timeZone)).toBe(false)
            if (message.deadline !== null && message.skip === null)
              expect(Temporal.Instant.compare(instant, message.deadline)).toBeLessThan(0)
          }
        }
      }),
      { numRuns: 300 },
    )
  })

  it('is a function of its input, and of no order in it', () => {
    fc.assert(
      fc.property(arbitraryZone, arbitraryFacts, moment, (timeZone, facts, now) => {
        const definition = inZone(timeZone)
        fc.pre(consistent(facts))
        const messages = planMessages(definition, facts, now)
        const turned: ReminderFacts = {
          ...facts,
          applications: facts.applications.toReversed(),
          sheets: facts.sheets.toReversed(),
          staff: facts.staff.toReversed(),
        }
        expect([...planMessages(definition, turned, now)].sort(byKey)).toEqual([...messages].sort(byKey))
        expect(planMessages(definition, facts, now)).toEqual(messages)
      }),
      { numRuns: 100 },
    )
  })

  it('says for everything whether it goes, and never sends what has neither way nor inbox', () => {
    fc.assert(
      fc.property(arbitraryZone, arbitraryFacts, moment, (timeZone, facts, now) => {
        const definition = inZone(timeZone)
        const messages = planMessages(definition, facts, now)
        const ofStaff = messages.filter(({ recipient }) => recipient.kind === 'user')
        expect(ofStaff.filter(({ obstacle }) => obstacle !== null && obstacle !== 'calendar-year-missing')).toEqual([])
        const outside = messages.filter(({ recipient, obstacle }) => recipient.kind !== 'user' && obstacle !== 'calendar-year-missing')
        expect(outside.filter(({ route, obstacle }) => route.length > 0 !== (obstacle === null))).toEqual([])
      }),
      { numRuns: 100 },
    )
  })

  it('at one moment finds at most one message of a ladder due', () => {
    fc.assert(
      fc.property(arbitraryZone, arbitraryFacts, moment, (timeZone, facts, now) => {
        const definition = inZone(timeZone)
        fc.pre(consistent(facts))
        const due = Map.groupBy(
          planMessages(definition, facts, now).filter((message) => isDue(message, now)),
          ladderOf,
        )
        for (const messages of due.values()) expect(messages).toHaveLength(1)
      }),
      { numRuns: 300 },
    )
  })

  it('never plans for somebody who has nothing to do', () => {
    fc.assert(
      fc.property(arbitraryZone, arbitraryFacts, moment, (timeZone, facts, now) => {
        const definition = inZone(timeZone)
        const done: ReminderFacts = {
          ...facts,
          applications: facts.applications.map((one) => ({ ...one, status: 'accepted', missingScans: true, objection: null })),
          sheets: facts.sheets.map((one) => ({ ...one, state: 'complete' })),
          meeting: null,
          publicity: null,
          staff: [],
          channels: ['email', 'sms'],
        }
        expect(planMessages(definition, done, now)).toEqual([])
        expect(Temporal.Instant.compare(now, origin)).toBeGreaterThanOrEqual(0)
      }),
      { numRuns: 50 },
    )
  })
})
