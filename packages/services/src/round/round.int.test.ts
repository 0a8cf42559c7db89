import { describe, expect, it } from 'vitest'
import { calls } from '@zhengji/domain/calls/registry'
import { reasonOf, refusalOf } from '../testing/refusal.ts'
import { useWorld } from '../testing/use-world.ts'
import { createRehearsal } from './create-rehearsal.ts'
import { getRound } from './get.ts'
import { listRounds } from './list.ts'

const place = useWorld()

describe('rehearsals', () => {
  it('open at once, close after the minutes asked for, and are marked in name and numbers', async () => {
    const { world } = place
    const round = await createRehearsal(world.officer, { callId: world.definition.id, name: '第一次练习', closesInMinutes: 90 })
    expect(Temporal.Instant.from(round.opensAt).until(Temporal.Instant.from(round.closesAt)).total('minutes')).toBe(90)
    expect(round).toMatchObject({
      realm: 'rehearsal',
      name: '第一次练习（演练）',
      callVersion: world.definition.version,
      deadlineVersion: 1,
      revision: 1,
    })
    expect(round.numberPrefix).toMatch(/^YL\d+-/)
    const detail = await getRound(world.clerk, { roundId: round.id })
    expect(detail.round).toEqual(round)
    expect(detail.definition).toEqual(calls.findLast(({ id }) => id === world.definition.id))
    expect(Temporal.Instant.compare(Temporal.Instant.from(detail.serverNow), Temporal.Instant.from(round.opensAt))).toBe(1)
  })

  it('that are created at the same moment get prefixes of their own', async () => {
    const { world } = place
    const rounds = await Promise.all(Array.from({ length: 10 }, () => world.rehearsal()))
    expect(new Set(rounds.map(({ numberPrefix }) => numberPrefix)).size).toBe(10)
  })

  it('need a known call and an officer', async () => {
    const { world } = place
    const input = { callId: 'wuhan-2026', name: '演练', closesInMinutes: 5 }
    expect(await refusalOf(createRehearsal(world.officer, input))).toMatchObject({
      reason: 'call-unknown',
      params: { callId: 'wuhan-2026' },
    })
    expect(await reasonOf(createRehearsal(world.clerk, { ...input, callId: world.definition.id }))).toBe('FORBIDDEN forbidden')
  })
})

it('lists only rounds that the person may read', async () => {
  const { world } = place
  const round = await world.rehearsal()
  const guest = await world.personIn(round.id, 'clerk')
  expect((await listRounds(guest)).map(({ id }) => id)).toEqual([round.id])
  expect((await listRounds(world.clerk)).length).toBeGreaterThan(1)
  expect(await reasonOf(listRounds(world.admin))).toBe('FORBIDDEN forbidden')
  expect(await reasonOf(getRound(guest, { roundId: world.round.id }))).toBe('FORBIDDEN forbidden')
})
