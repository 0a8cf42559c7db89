import { appendFile, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { createDiskAnchors } from './disk-anchors.ts'

let directory: string
beforeEach(async () => {
  directory = await mkdtemp(path.join(tmpdir(), 'zhengji-anchors-'))
})
afterEach(() => rm(directory, { recursive: true }))

it('gives back every line in order, and none before the first', async () => {
  const anchors = createDiskAnchors(path.join(directory, 'data'))
  expect(await anchors.lines()).toEqual([])
  await anchors.append('{"seq":1}')
  await anchors.append('{"seq":2}')
  expect(await createDiskAnchors(path.join(directory, 'data')).lines()).toEqual(['{"seq":1}', '{"seq":2}'])
})

it('does not count a line that broke off', async () => {
  const anchors = createDiskAnchors(directory)
  await anchors.append('whole')
  await appendFile(path.join(directory, 'anchors.jsonl'), 'hal')
  expect(await anchors.lines()).toEqual(['whole'])
})

it('keeps the lines of several writers apart', async () => {
  const [one, two] = [createDiskAnchors(directory), createDiskAnchors(directory)]
  const lines = Array.from({ length: 40 }, (_, index) => `${index}`.repeat(500))
  await Promise.all(lines.map((line, index) => (index % 2 === 0 ? one : two).append(line)))
  expect([...(await createDiskAnchors(directory).lines())].sort()).toEqual(lines.sort())
})

it('refuses two lines at once', async () => {
  await expect(createDiskAnchors(directory).append('a\nb')).rejects.toThrow('one line')
})
