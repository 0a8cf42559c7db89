import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { freeAgainAt, nextStep, type Attempt } from './delivery.ts'

const start = Temporal.Instant.from('2026-01-28T02:00:00Z')
const after = (minutes: number) => start.add({ minutes })
const attempt = (number: number, channel: Attempt['channel'], outcome: Attempt['outcome'], minutes = 0): Attempt => ({
  number,
  channel,
  outcome,
  at: after(minutes),
})
const mailThenText = ['email', 'sms'] as const

describe('how a message goes on', () => {
  it('begins with the first channel and leaves one that refuses at once', () => {
    expect(nextStep(mailThenText, [], start)).toEqual({ do: 'send', channel: 'email' })
    const refused = [attempt(1, 'email', 'begun'), attempt(1, 'email', 'refused')]
    expect(nextStep(mailThenText, refused, start)).toEqual({ do: 'send', channel: 'sms' })
    expect(nextStep(mailThenText, [...refused, attempt(2, 'sms', 'begun'), attempt(2, 'sms', 'refused')], start)).toEqual({ do: 'give-up' })
    expect(nextStep([], [], start)).toEqual({ do: 'give-up' })
  })

  it('tries a silent channel three times in three minutes, then the next one', () => {
    const silent = (...minutes: number[]) => minutes.map((minute, index) => attempt(index + 1, 'email', 'unreachable', minute))
    expect(nextStep(mailThenText, silent(0), after(0))).toEqual({ do: 'wait', channel: 'email', until: after(1) })
    expect(nextStep(mailThenText, silent(0), after(1))).toEqual({ do: 'send', channel: 'email' })
    expect(nextStep(mailThenText, silent(0, 1), after(2))).toEqual({ do: 'wait', channel: 'email', until: after(3) })
    expect(nextStep(mailThenText, silent(0, 1, 3), after(3))).toEqual({ do: 'send', channel: 'sms' })
  })

  it('repeats an interrupted letter, which carries the same Message-ID, but no text message or chat line', () => {
    expect(nextStep(['email'], [attempt(1, 'email', 'begun')], start)).toEqual({ do: 'send', channel: 'email' })
    expect(nextStep(['sms', 'email'], [attempt(1, 'sms', 'begun')], start)).toEqual({ do: 'send', channel: 'email' })
    expect(nextStep(['dingtalk'], [attempt(1, 'dingtalk', 'begun')], start)).toEqual({ do: 'give-up' })
  })

  it('goes to the next channel when a letter comes back', () => {
    const bounced = [attempt(1, 'email', 'begun'), attempt(1, 'email', 'accepted'), attempt(1, 'email', 'bounced', 30)]
    expect(nextStep(mailThenText, bounced, after(31))).toEqual({ do: 'send', channel: 'sms' })
  })
})

describe('a limit', () => {
  const robot = [{ count: 20, seconds: 60 }]

  it('lets twenty a minute pass and says when the next one may', () => {
    const sent = Array.from({ length: 20 }, (_, second) => start.add({ seconds: second }))
    expect(freeAgainAt(robot, sent.slice(1), start.add({ seconds: 20 }))).toBeNull()
    expect(freeAgainAt(robot, sent, start.add({ seconds: 20 }))?.toString()).toBe(start.add({ seconds: 60 }).toString())
    expect(freeAgainAt(robot, sent, start.add({ seconds: 60 }))).toBeNull()
  })

  it('is never exceeded in any window, however fast somebody sends', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 10 }), { maxLength: 80 }), (gaps) => {
        const limits = [
          { count: 3, seconds: 10 },
          { count: 5, seconds: 60 },
        ]
        const sent: Temporal.Instant[] = []
        let now = start
        for (const gap of gaps) {
          now = now.add({ seconds: gap })
          const free = freeAgainAt(limits, sent, now)
          if (free !== null) now = free
          sent.push(now)
        }
        const tooSoon = limits.flatMap(({ count, seconds }) =>
          sent.filter((at, index) => {
            const earlier = sent[index - count]
            return earlier !== undefined && earlier.until(at).total('seconds') < seconds
          }),
        )
        expect(tooSoon).toEqual([])
      }),
    )
  })
})
