import { eq } from 'drizzle-orm'
import { expect, it } from 'vitest'
import { draws } from '@zhengji/db/schema/index'
import { digest } from '../digest.ts'
import { reasonOf } from '../testing/refusal.ts'
import { createScoringOffice } from '../testing/scoring.ts'
import { useWorld } from '../testing/use-world.ts'
import { getPanel } from './get.ts'
import { getReplay, replayDraw } from './replay.ts'

const place = useWorld()

it('a draw is done again lot by lot, and a record that was changed is found out', async () => {
  const { world } = place
  const input = { roundId: world.round.id }
  expect(await reasonOf(getReplay(world.auditor, input))).toBe('PRECONDITION panel-not-drawn')
  const office = createScoringOffice(world)
  await world.admittedApplication()
  await office.approveRubric()
  await office.seatPanel()
  const { draw, members } = await getPanel(world.auditor, input)
  if (draw === null) throw new Error('nothing was drawn')
  const replay = await getReplay(world.auditor, input)
  expect(replay).toMatchObject({ drawId: draw.id, poolHash: draw.poolHash, matches: true })
  expect(replay.lots).toHaveLength(draw.poolSize)
  expect(replay.lots.map(({ lot }) => lot)).toEqual(replay.lots.map(({ lot }) => lot).toSorted())
  expect(replay.lots.every(({ expertId, lot }) => lot === digest(`${draw.seed}:${expertId}`))).toBe(true)
  expect(replay.lots.every(({ seat, recorded }) => seat === recorded)).toBe(true)
  expect(replay.lots.filter(({ seat }) => seat === 'member').map(({ expertId }) => expertId)).toEqual(
    members.filter(({ status }) => status === 'member').map(({ expertId }) => expertId),
  )
  expect(await reasonOf(getReplay(world.clerk, input))).toBe('FORBIDDEN forbidden')

  const [record] = await world.db.select().from(draws).where(eq(draws.id, draw.id))
  if (record === undefined) throw new Error('the draw is gone')
  expect(replayDraw({ ...record, seed: 'another' }, world.definition).matches).toBe(false)
  expect(replayDraw({ ...record, poolHash: digest('another') }, world.definition)).toMatchObject({
    matches: false,
    poolHash: draw.poolHash,
  })
})
