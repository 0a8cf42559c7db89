import { expect, it } from 'vitest'
import type { PlannedMessageRow } from '@zhengji/domain/reminder/view'
import { timelineOf } from './timeline.ts'

const row = (change: Partial<PlannedMessageRow>): PlannedMessageRow => ({
  id: null,
  key: 'k',
  recipientKind: 'applicant',
  recipientId: 'a',
  recipientName: '甲',
  purpose: 'draft-not-delivered',
  rung: 't-1h',
  deadline: null,
  dueAt: '2026-01-28T08:30:00Z',
  movedFrom: null,
  route: [],
  channel: null,
  status: 'planned',
  reason: null,
  sentAt: null,
  ...change,
})

it('groups a plan by day of the call, instant, purpose and rung, with counts by status', () => {
  const days = timelineOf(
    [
      row({ dueAt: '2026-01-26T15:59:59Z', status: 'sent' }),
      row({ dueAt: '2026-01-26T16:00:00Z', status: 'sent' }),
      row({ dueAt: '2026-01-26T16:00:30.5Z', status: 'failed' }),
      row({ dueAt: '2026-01-26T16:00:00Z', purpose: 'scan-missing' }),
    ],
    'Asia/Shanghai',
  )
  expect(days.map(({ date, entries }) => [date, entries.map(({ purpose, counts, total }) => [purpose, counts, total])])).toEqual([
    ['2026-01-26', [['draft-not-delivered', [['sent', 1]], 1]]],
    [
      '2026-01-27',
      [
        [
          'draft-not-delivered',
          [
            ['sent', 1],
            ['failed', 1],
          ],
          2,
        ],
        ['scan-missing', [['planned', 1]], 1],
      ],
    ],
  ])
})
