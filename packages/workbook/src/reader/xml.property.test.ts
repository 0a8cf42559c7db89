import * as fc from 'fast-check'
import { SaxesParser } from 'saxes'
import { describe, expect, it } from 'vitest'
import { assignmentOf, sign } from '../testing/assignment.ts'
import { unpack, withPrefix } from '../testing/fill.ts'
import { mutations, randomDraw, scramble } from '../testing/mutate.ts'
import { writeSheet } from '../write.ts'
import { PartFault } from './xml-text.ts'
import { readXml, type ElementReader } from './xml.ts'

const numRuns = Number(process.env['SHEET_CASES'] ?? 3000)

/** What a parser tells of a part: elements with some of their attributes, and texts. */
type Events = readonly string[]

const asked = ['r', 's', 't', 'xmlns', 'xmlns:x', 'xml:space', 'name', 'Target', 'ref']

/** Texts in pieces are one text. */
const joined = (events: readonly string[]): Events => {
  const all: string[] = []
  for (const event of events) {
    if (event.startsWith('=') && (all.at(-1)?.startsWith('=') ?? false)) all[all.length - 1] += event.slice(1)
    else if (event !== '=') all.push(event)
  }
  return all
}

const bySaxes = (source: string, prefix: string): Events | null => {
  const events: string[] = []
  const parser = new SaxesParser<{ xmlns: false; position: false }>({ xmlns: false, position: false })
  let depth = 0
  let ok = true
  parser.on('error', () => void (ok = false))
  parser.on('doctype', () => void (ok = false))
  parser.on('xmldecl', ({ encoding }) => void (ok &&= encoding === undefined || /^utf-?8$/i.test(encoding)))
  parser.on('opentag', ({ name, attributes }) => {
    depth += 1
    const local = prefix !== '' && !name.includes(':') ? `:${name}` : name.startsWith(prefix) ? name.slice(prefix.length) : name
    events.push(`<${local}`, ...asked.map((attribute) => `@${attributes[attribute] ?? '–'}`))
  })
  parser.on('closetag', () => {
    depth -= 1
    events.push('>')
  })
  const text = (piece: string) => void (depth > 0 && events.push(`=${piece}`))
  parser.on('text', text)
  parser.on('cdata', text)
  try {
    parser.write(source).close()
  } catch {
    return null
  }
  return ok ? joined(events) : null
}

/** Hands every element to the same reader. */
class Everything extends Map<string, ElementReader> {
  readonly #reader: (name: string) => ElementReader
  constructor(reader: (name: string) => ElementReader) {
    super()
    this.#reader = reader
  }
  override get(name: string): ElementReader {
    return this.#reader(name)
  }
}

const byUs = (source: string): Events | null => {
  const events: string[] = []
  const reader = (name: string): ElementReader => ({
    open: (attribute) => void events.push(`<${name}`, ...asked.map((one) => `@${attribute(one) ?? '–'}`)),
    text: (piece) => void events.push(`=${piece}`),
    close: () => void events.push('>'),
    children: new Everything(reader),
  })
  try {
    readXml(Buffer.from(source), new Everything(reader))
    return joined(events)
  } catch (error) {
    if (error instanceof PartFault) return null
    throw error
  }
}

const parts = await unpack(await writeSheet(assignmentOf(), { sign }))
const sources = [...parts.values(), ...[...withPrefix(parts)].filter(([name]) => name.includes('sheet2')).map(([, xml]) => xml)]
const kinds = Object.values(mutations)

const spoiled = fc
  .record({ source: fc.nat(sources.length - 1), seeds: fc.array(fc.integer(), { maxLength: 2 }), blind: fc.boolean() })
  .map(({ source, seeds, blind }) =>
    seeds.reduce((xml, seed) => {
      const draw = randomDraw(seed)
      return blind ? scramble(Buffer.from(xml), draw).toString('utf8') : (kinds[draw(kinds.length)]?.(xml, draw) ?? xml)
    }, sources[source] ?? ''),
  )

/** Names that no part of a workbook has: beyond ASCII, or an instruction with a question mark in it. Saxes allows them, we do not. */
const strange = /<\?[^\s?]*\?[^>]|<[/?]?[^\s/>?!]*[^\u0000-\u007f]|[\s"'][^\s"'<>=]*[^\u0000-\u007f][^\s"'<>=]*\s*=/ // eslint-disable-line no-control-regex -- ASCII is what is meant

describe('our XML reader beside saxes', () => {
  it('tells the same of every part, and takes nothing that saxes refuses', { timeout: numRuns * 100 }, () => {
    const tally = { both: 0, neither: 0 }
    fc.assert(
      fc.property(spoiled, (source) => {
        const root = /<([\w.-]+:)?[\w.-]+[\s/>]/.exec(source.replace(/^(\s|<\?[^]*?\?>|<!--[^]*?-->)*/, ''))
        const theirs = bySaxes(source, root?.[1] ?? '')
        const ours = byUs(source)
        if (ours !== null || !strange.test(source)) expect(ours).toEqual(theirs)
        tally[ours === null ? 'neither' : 'both'] += 1
      }),
      { numRuns },
    )
    expect(Math.min(tally.both, tally.neither)).toBeGreaterThan(numRuns / 10)
  })

  it.each([
    ['nested too deep', `${'<a>'.repeat(101)}${'</a>'.repeat(101)}`],
    ['a document type', '<!DOCTYPE a><a/>'],
    ['an entity of its own', '<a>&b;</a>'],
    ['another encoding', '<?xml version="1.0" encoding="GBK"?><a/>'],
    ['no root', '  '],
    ['two roots', '<a/><b/>'],
    ['text outside', '<a/>b'],
    ['an end too many', '<a></a></a>'],
    ['a lone ampersand', '<a b="&"/>'],
    ['a character beyond Unicode', '<a>&#x110000;</a>'],
    ['a control character', '<a>&#0;</a>'],
    ['an attribute twice', '<a b="1" b="2"/>'],
    ['an end of CDATA', '<a>]]></a>'],
    ['a comment that ends in three', '<a><!-- --->x</a>'],
    ['no value', '<a b/>'],
    ['no blank between', '<a b="1"c="2"/>'],
  ])('refuses %s', (_, source) => {
    expect(byUs(source)).toBeNull()
  })

  it('refuses what is not UTF-8', () => {
    expect(() => readXml(Buffer.from([0x3c, 0x61, 0xff, 0x3e]), new Map())).toThrow(PartFault)
  })

  it('takes nothing without a prefix for something with one', () => {
    const seen: string[] = []
    readXml(Buffer.from('<x:a><b/><x:b/></x:a>'), new Map([['a', { children: new Map([['b', { open: () => void seen.push('b') }]]) }]]))
    expect(seen).toEqual(['b'])
  })

  it('passes over what nobody asked for and joins what stands in pieces', () => {
    const texts: string[] = []
    const source = '\ufeff<x:a xmlns:x="urn:x">\r\n<b>no</b><x:c>1&amp;<!-- 2 --><![CDATA[3<]]><x:d>no</x:d>&#x34;</x:c></x:a>'
    readXml(Buffer.from(source), new Map([['a', { children: new Map([['c', { text: (piece: string) => void texts.push(piece) }]]) }]]))
    expect(texts.join('')).toBe('1&3<4')
  })
})
