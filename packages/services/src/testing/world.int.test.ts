import { afterAll, beforeAll, expect, it } from 'vitest'
import { createTestDatabase, type TestDatabase } from '@zhengji/testing/database'
import { getApplication } from '../application/get.ts'
import { createWorld, type World } from './world.ts'

let database: TestDatabase
let world: World
beforeAll(async () => {
  database = await createTestDatabase()
  world = await createWorld(database.db)
})
afterAll(async () => {
  await world.remove()
  await database.drop()
})

it('walks an application to the panel, numbered from 1', async () => {
  const made = await world.admittedApplication()
  const detail = await getApplication(world.auditor, { applicationId: made.id })
  expect(detail.application.status).toBe('under-review')
  expect(detail.application.number).toBe(`${world.round.numberPrefix}-平-0001`)
  expect(detail.defects).toEqual([])
  expect(detail.conditions.map(({ state }) => state)).toEqual(detail.conditions.map(() => 'met'))
})

it('lets two worlds share a database', async () => {
  const other = await createWorld(database.db)
  expect(other.round.numberPrefix).not.toBe(world.round.numberPrefix)
  await other.deliveredApplication()
  await other.remove()
})
