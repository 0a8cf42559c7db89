import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { CallDefinition } from '../call/definition.ts'
import { calls } from '../calls/registry.ts'
import { arbitraryFacts, arbitraryZone, moment, origin } from '../testing/arbitrary-facts.ts'
import { createLedger, type Look } from '../testing/ledger.ts'
import { isQuiet } from '../time/quiet-hours.ts'
import type { ReminderFacts } from './facts.ts'
import { planMessages } from './plan.ts'
import { reconcile } from './reconcile.ts'

const [published] = calls
if (published === undefined) throw new Error('the registry is empty')
/** Made inside the property: a counterexample shows the zone, not the whole call. */
const inZone = (timeZone: string): CallDefinition => ({ ...published, timeZone })

/** Looks of a machine that sleeps, is restarted or has its clock set: moments in their order with any gaps, the facts changing in between. */
const looks: fc.Arbitrary<readonly Look[]> = fc
  .tuple(fc.array(moment, { minLength: 1, maxLength: 10 }), arbitraryFacts, fc.array(arbitraryFacts, { maxLength: 2 }))
  .map(([moments, first, more]) => {
    const worlds = [first, ...more]
    return [...moments].sort(Temporal.Instant.compare).map((at, index) => ({
      at,
      facts: worlds[Math.floor((index * worlds.length) / moments.length)] ?? first,
    }))
  })
const oneWorld = fc
  .tuple(fc.array(moment, { minLength: 1, maxLength: 10 }), arbitraryFacts)
  .map(([moments, facts]) => [...moments].sort(Temporal.Instant.compare).map((at): Look => ({ at, facts })))

describe('rows that follow the plan', () => {
  it('say what the plan says: looking again at once changes nothing', () => {
    fc.assert(
      fc.property(arbitraryZone, looks, (timeZone, series) => {
        const definition = inZone(timeZone)
        const ledger = createLedger(definition)
        for (const look of series) {
          ledger.look(look)
          expect(reconcile(planMessages(definition, look.facts, look.at), ledger.rows(), look.at)).toEqual([])
        }
      }),
      { numRuns: 200 },
    )
  })

  it('send nothing twice, nothing late and nothing at night, whatever the gaps and changes', () => {
    fc.assert(
      fc.property(arbitraryZone, looks, (timeZone, series) => {
        const definition = inZone(timeZone)
        const ledger = createLedger(definition)
        for (const look of series) ledger.look(look)
        const sent = ledger.sent()
        expect(new Set(sent.map(({ message }) => message.key)).size).toBe(sent.length)
        for (const { message, at } of sent) {
          if (message.deadline !== null) expect(Temporal.Instant.compare(at, message.deadline)).toBeLessThan(0)
          expect(isQuiet(at, definition.timeZone)).toBe(false)
          expect(Temporal.Instant.compare(at, message.dueAt)).toBeGreaterThanOrEqual(0)
        }
      }),
      { numRuns: 200 },
    )
  })

  it('lose nothing: what was planned ends as sent, failed, skipped or cancelled, each with its reason', () => {
    fc.assert(
      fc.property(arbitraryZone, looks, (timeZone, series) => {
        const definition = inZone(timeZone)
        const ledger = createLedger(definition)
        for (const look of series) ledger.look(look)
        const last = series.at(-1)
        if (last === undefined) return
        // Long after everything: nothing may be left waiting.
        for (const hours of [24 * 60, 24 * 60 + 12]) ledger.look({ facts: last.facts, at: origin.add({ hours }) })
        for (const { status, reason, key } of ledger.rows()) {
          expect([key, status]).toEqual([key, expect.stringMatching(/^(sent|failed|skipped|cancelled)$/)])
          expect(reason === null).toBe(status === 'sent')
        }
      }),
      { numRuns: 200 },
    )
  })

  it('whoever looks while a rung is due has sent the newest one', () => {
    fc.assert(
      fc.property(arbitraryZone, oneWorld, (timeZone, series) => {
        const definition = inZone(timeZone)
        const ledger = createLedger(definition)
        for (const look of series) ledger.look(look)
        const sent = new Set(ledger.sent().map(({ message }) => message.key))
        const due = series.flatMap(({ facts, at }) =>
          planMessages(definition, facts, at).filter(
            ({ skip, obstacle, dueAt }) => skip === null && obstacle === null && Temporal.Instant.compare(dueAt, at) <= 0,
          ),
        )
        expect(due.filter(({ key }) => !sent.has(key))).toEqual([])
      }),
      { numRuns: 200 },
    )
  })

  it('looking more often loses nothing, and looking twice doubles nothing', () => {
    fc.assert(
      fc.property(arbitraryZone, oneWorld, (timeZone, series) => {
        const definition = inZone(timeZone)
        const keys = (more: readonly Look[]) => {
          const ledger = createLedger(definition)
          for (const look of [...more].sort((a, b) => Temporal.Instant.compare(a.at, b.at))) ledger.look(look)
          return ledger.sent().map(({ message }) => message.key)
        }
        const once = keys(series)
        expect(keys([...series, ...series])).toEqual(once)
        const often = keys([...series, ...series.map(({ facts, at }) => ({ facts, at: at.add({ minutes: 90 }) }))])
        expect(once.filter((key) => !often.includes(key))).toEqual([])
      }),
      { numRuns: 100 },
    )
  })

  it('after a moved deadline: the old ones are cancelled with the reason and the new ones are there', () => {
    fc.assert(
      fc.property(arbitraryZone, arbitraryFacts, moment, moment, (timeZone, facts, now, closesAt) => {
        const definition = inZone(timeZone)
        const ledger = createLedger(definition)
        ledger.look({ facts, at: now })
        const moved: ReminderFacts = {
          ...facts,
          round: { ...facts.round, closesAt, deadlineVersion: facts.round.deadlineVersion + 1 },
        }
        ledger.look({ facts: moved, at: now })
        const old = `|closes-at:${facts.round.deadlineVersion}|`
        for (const { key, status, reason } of ledger.rows().filter((row) => row.key.includes(old)))
          if (status === 'cancelled') expect([key, reason]).toEqual([key, 'deadline-moved'])
          else expect([key, status]).toEqual([key, expect.stringMatching(/^(sent|failed|skipped)$/)])
        const keys = new Set(ledger.rows().map(({ key }) => key))
        for (const { key } of planMessages(definition, moved, now)) expect(keys.has(key)).toBe(true)
      }),
      { numRuns: 100 },
    )
  })
})
