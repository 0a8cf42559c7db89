import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { listen, notify, type ChangeEvent } from './notify.ts'
import { useWorld } from './testing/use-world.ts'
import { withTransaction } from './transaction.ts'

const place = useWorld()

const until = async (condition: () => boolean): Promise<void> => {
  // 5 s: a message needs milliseconds, a reconnect 0.2 s
  for (let waited = 0; waited < 5_000 && !condition(); waited += 20) await sleep(20)
}

describe('notify', () => {
  it('is heard after the commit, and never when the transaction fails', async () => {
    const { world, database } = place
    const heard: ChangeEvent[] = []
    const stop = await listen(database.pool, (event) => heard.push(event))
    const event = { type: 'pack' as const, roundId: world.round.id, id: world.round.id }
    const failing = withTransaction(world.officer, async (tx) => {
      await notify(tx, { ...event, type: 'result' })
      throw new Error('rolled back')
    })
    await expect(failing).rejects.toThrow('rolled back')
    await withTransaction(world.officer, (tx) => notify(tx, event))
    await until(() => heard.length > 0)
    expect(heard).toEqual([event])
    await stop()
  })

  it('is heard again after the connection was cut', async () => {
    const { world, database } = place
    const heard: ChangeEvent[] = []
    const stop = await listen(database.pool, (event) => heard.push(event))
    await database.owner.query(`select pg_terminate_backend(pid) from pg_stat_activity where query = 'listen zhengji'`)
    const event = { type: 'message' as const, roundId: world.round.id, id: world.round.id }
    for (let tries = 0; tries < 50 && heard.length === 0; tries += 1) {
      await withTransaction(world.officer, (tx) => notify(tx, event))
      await sleep(100)
    }
    expect(heard[0]).toEqual(event)
    await stop()
  })
})
