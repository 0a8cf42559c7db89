import type { RoundView } from '@zhengji/domain/round/view'
import { expect, it } from 'vitest'
import { firstRound } from './first-round.ts'

const round = (id: string, realm: RoundView['realm'], opensAt: string, closesAt: string): RoundView => ({
  id,
  realm,
  opensAt,
  closesAt,
  callId: 'call',
  callVersion: 1,
  name: id,
  numberPrefix: id,
  deadlineVersion: 1,
  sheetsDueAt: null,
  revision: 1,
})
const past = round('past', 'real', '2026-01-26T01:00:00Z', '2026-01-28T09:30:00Z')
const open = round('open', 'rehearsal', '2026-02-01T00:00:00Z', '2026-02-03T00:00:00Z')
const now = Temporal.Instant.from('2026-02-02T00:00:00Z').epochMilliseconds

it('leads to the round one was in, else to an open one, else to the first', () => {
  expect(firstRound([past, open], 'past', now)).toBe(past)
  expect(firstRound([past, open], 'gone', now)).toBe(open)
  expect(firstRound([past, open], null, Temporal.Instant.from(open.closesAt).epochMilliseconds)).toBe(past)
  expect(firstRound([], null, now)).toBeUndefined()
})
