import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { checkDefinition } from '../call/conformance.ts'
import { canonical } from '../integrity/canonical.ts'
import { refusalTexts } from '../refusal/texts.ts'
import { narrowMarks } from '../testing/punctuation.ts'
import { calls, findCall } from './registry.ts'

const sha256 = (value: string): string => createHash('sha256').update(value).digest('hex')

/**
 * A published version is frozen: rounds and applications refer to it for years. When this fails, do not touch the pin: publish
 * the change as the next version beside it. A new call adds its own line.
 */
const published: Readonly<Record<string, string>> = {
  'chongqing-invoice-lottery-2026 v1': '1d07ca8e2d4546bcba5b6818097e7ada1ccc3ec967c98e5b66d7f2e47486b39e',
}

describe('the registry', () => {
  it('holds exactly the published definitions, byte for byte', () => {
    expect(Object.fromEntries(calls.map((call) => [`${call.id} v${call.version}`, sha256(canonical(call))]))).toEqual(published)
  })

  it('holds no version twice and counts versions of a call without gaps', () => {
    for (const { id } of calls) {
      const versions = calls.filter((call) => call.id === id).map(({ version }) => version)
      expect(versions).toEqual(versions.map((_, at) => at + 1))
    }
  })

  it('finds a call by id and version and answers undefined for anything else', () => {
    for (const call of calls) expect(findCall(call.id, call.version)).toBe(call)
    const known = calls[0]?.id ?? ''
    for (const [id, version] of [
      [known, 0],
      [known, 99],
      [`${known}x`, 1],
      ['', 1],
      ['__proto__', 1],
    ] as const) {
      expect(findCall(id, version)).toBeUndefined()
    }
  })
})

describe.each(calls.map((call) => [`${call.id} v${call.version}`, call] as const))('%s', (_, call) => {
  it('conforms', () => {
    expect(checkDefinition(call).map(({ message }) => message)).toEqual([])
  })

  it('survives JSON unchanged, as the wire and the database carry it', () => {
    expect(JSON.parse(JSON.stringify(call))).toEqual(call)
  })
})

it('says in Chinese what it says with the punctuation of Chinese', () => {
  const textsIn = (value: unknown): readonly string[] => {
    if (typeof value !== 'object' || value === null) return []
    if ('zh' in value && typeof value.zh === 'string') return [value.zh]
    return Object.values(value).flatMap(textsIn)
  }
  const texts = [...calls, ...Object.values(refusalTexts)].flatMap(textsIn)
  expect(texts.length).toBeGreaterThan(300)
  expect(texts.filter((text) => narrowMarks(text).length > 0)).toEqual([])
})
