import { expect, inject, it } from 'vitest'
import '@zhengji/testing/provided'
import { rehearse } from './rehearse.ts'

const at = (local: string) => Temporal.PlainDateTime.from(local).toZonedDateTime('Asia/Shanghai').toInstant()

/** The short form of `pnpm rehearse`: six hours of a call in a minute, with fewer people, one killed worker and an emptied Redis. */
it.for(['postgres', 'redis'] as const)('a call of six hours with its queue on %s', { timeout: 240_000 }, async (queueStore, { skip }) => {
  if (queueStore === 'redis' && inject('redisUrl') === null) skip('no redis-server here')
  const report = await rehearse({
    // The shortest time between a rung and what overtakes it, noon until the cut-off is moved, is 17 s of the run.
    speed: 400,
    enterprises: 30,
    experts: 5,
    queueStore,
    opensAt: at('2026-01-28T10:00'),
    closesAt: at('2026-01-28T16:00'),
    extension: Temporal.Duration.from({ hours: 1 }),
    killsAt: [4, 1],
    tell: () => {},
  })
  if (report === null) throw new Error('the queue store did not start')
  const { planned, sent, skipped, cancelled, failed, kills, emptied } = report
  expect(report).toMatchObject({ lost: 0, overtaken: 0, overtakenAt: {}, duplicates: 0, failed: 0, kills: 2, queueStore })
  expect(planned).toBe(sent + skipped + cancelled + failed)
  expect(sent).toBeGreaterThan(30)
  expect(report.maxLatenessS).toBeLessThanOrEqual(60)
  expect([kills, emptied]).toEqual([2, queueStore === 'redis' ? 1 : 0])
})
