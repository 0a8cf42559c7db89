import { expect, it } from 'vitest'
import { isMessageReason, rungName } from './names.ts'

it.each([
  ['t-48h', '期限前 48 小时', '48 h before'],
  ['s-0h', '发生时', 'When it happens'],
  ['s-24h', '发生后 24 小时', '24 h after it happens'],
  ['w-2d-0900', '期限前 2 个工作日 09:00', '2 working day(s) before, at 09:00'],
  ['broadcast', 'broadcast', 'broadcast'],
])('rung %s reads %s', (rung, zh, en) => {
  expect(rungName(rung)).toEqual({ zh, en })
})

it('knows reasons of its own from refusals and from names that every object has', () => {
  expect(['done', 'by-hand', 'message-obsolete', 'constructor'].map(isMessageReason)).toEqual([true, true, false, false])
})
