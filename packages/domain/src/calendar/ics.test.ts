import { expect, it } from 'vitest'
import { writeCalendar } from './ics.ts'

const written = writeCalendar(
  '征集日程',
  [
    {
      uid: 'closes-at@r',
      sequence: 2,
      at: Temporal.Instant.from('2026-01-28T09:30:00.123Z'),
      until: Temporal.Instant.from('2026-01-28T10:00:00Z'),
      summary: '报名截止;重庆市有奖发票活动参与企业公开征集,第一轮',
      description: '地点:行政服务大厅\n反斜杠 \\ 与响铃 \u0007',
      location: '重庆市南岸区南滨路162号',
    },
  ],
  Temporal.Instant.from('2026-01-20T00:00:00Z'),
)
const unfolded = written.replaceAll('\r\n ', '')

it('is text/calendar as RFC 5545 wants it: CRLF, 75 octets, nothing broken inside a character', () => {
  const lines = written.split('\r\n')
  expect(lines.at(-1)).toBe('')
  for (const character of ['\r', '\n', '\u0007']) expect(lines.join('')).not.toContain(character)
  for (const line of lines) {
    expect(new TextEncoder().encode(line).length).toBeLessThanOrEqual(75)
    expect(line.isWellFormed()).toBe(true)
  }
})

it('says everything in its escaped form and in UTC', () => {
  for (const line of [
    'UID:closes-at@r',
    'SEQUENCE:2',
    'DTSTART:20260128T093000Z',
    'DTEND:20260128T100000Z',
    'DTSTAMP:20260120T000000Z',
    'SUMMARY:报名截止\\;重庆市有奖发票活动参与企业公开征集\\,第一轮',
    'DESCRIPTION:地点:行政服务大厅\\n反斜杠 \\\\ 与响铃 ',
  ])
    expect(unfolded.split('\r\n')).toContain(line)
})
