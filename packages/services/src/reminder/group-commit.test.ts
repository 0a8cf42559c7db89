import { setTimeout as sleep } from 'node:timers/promises'
import { expect, it } from 'vitest'
import { groupCommit } from './group-commit.ts'

it('writes what came meanwhile together, every item once, and tells each when it is written', async () => {
  const writes: (readonly number[])[] = []
  const written = new Set<number>()
  const keep = groupCommit<number>(async (items) => {
    await sleep(5)
    writes.push(items)
    for (const item of items) written.add(item)
  })
  const results = await Promise.all(
    Array.from({ length: 50 }, async (_, item) => {
      await sleep(item % 7)
      await keep(item)
      return written.has(item)
    }),
  )
  expect(results).toEqual(results.map(() => true))
  expect(writes.flat().sort((a, b) => a - b)).toEqual(Array.from({ length: 50 }, (_, item) => item))
  expect(writes.length).toBeLessThan(20)
})

it('a write that fails is the failure of its own items only', async () => {
  let fails = true
  const keep = groupCommit<string>(async () => {
    if (fails) throw new Error('the disk is full')
  })
  await expect(keep('a')).rejects.toThrow('full')
  fails = false
  await expect(keep('b')).resolves.toBeUndefined()
})
