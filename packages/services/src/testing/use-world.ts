import { afterAll, beforeAll } from 'vitest'
import { createTestDatabase, type TestDatabase } from '@zhengji/testing/database'
import { createWorld, type World } from './world.ts'

/** A database and a world for the tests of one file; read them inside tests, after `beforeAll` has run. */
export const useWorld = (): { readonly world: World; readonly database: TestDatabase } => {
  const made: { world?: World; database?: TestDatabase } = {}
  beforeAll(async () => {
    made.database = await createTestDatabase()
    made.world = await createWorld(made.database.db)
  })
  afterAll(async () => {
    await made.world?.remove()
    await made.database?.drop()
  })
  const present = <Value>(value: Value | undefined): Value => {
    if (value === undefined) throw new Error('the world exists only inside tests')
    return value
  }
  return {
    get world() {
      return present(made.world)
    },
    get database() {
      return present(made.database)
    },
  }
}
