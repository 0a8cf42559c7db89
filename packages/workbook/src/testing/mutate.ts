/** For tests only: ways to spoil a workbook. `next` draws a whole number from 0 up to, not including, its argument. */
export type Draw = (below: number) => number

/** The same draws for the same seed (mulberry32). */
export const randomDraw = (seed: number): Draw => {
  let state = seed >>> 0
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below
  }
}

type Mutation = (text: string, next: Draw) => string

const pick = <Value>(values: readonly Value[], next: Draw): Value => values[next(values.length)] as Value // never called with none

/** Replaces one of the matches. */
const change = (xml: string, pattern: RegExp, next: Draw, to: (match: string) => string): string => {
  const matches = [...xml.matchAll(pattern)]
  if (matches.length === 0) return xml
  const match = pick(matches, next)
  return `${xml.slice(0, match.index)}${to(match[0])}${xml.slice(match.index + match[0].length)}`
}

/** With or without a namespace prefix. */
const cell = /<(x:)?c [^>]*?(?:\/>|>.*?<\/(?:x:)?c>)/gs
const row = /<(?:x:)?row [^>]*>.*?<\/(?:x:)?row>/gs
const tag = /<[^>]+>/g
const value = /<((?:x:)?[vtf])\b[^>]*>([^<]*)<\/\1>/g
const attribute = /\s[\w:]+="[^"]*"/g

/** A cell with other content, in the prefix of its workbook. */
const withInside = (match: string, inside: string): string => {
  const prefix = match.startsWith('<x:') ? 'x:' : ''
  const head = match.slice(0, match.indexOf('>')).replace(/\/$/, '')
  return `${head}>${inside.replace(/<(\/?)(?=[a-z])/g, `<$1${prefix}`)}</${prefix}c>`
}

const tokens = [
  '5',
  '0',
  '-1',
  '1e1',
  '0x5',
  '7.5',
  '７．５',
  '7,5',
  '8分',
  ' ',
  '',
  '=1+1',
  'TRUE',
  '是',
  'NaN',
  '99999999999999999999',
  '_x0035_',
  '&#53;',
  '&lt;5',
  '5<!-- -->5',
  '<![CDATA[5]]>',
  '&undefined;',
  '</v><v>5',
]

/** Where scores and recusals stand in a workbook of few applicants and criteria. */
const score = /<(?:x:)?c r="[F-K](?:[89]|1[0-4])"[^>]*?(?:\/>|>.*?<\/(?:x:)?c>)/gs

/** What changes a score, or tries to. */
export const scoreMutations: Readonly<Record<string, Mutation>> = {
  'another score': (xml, next) => change(xml, score, next, (match) => withInside(match, `<v>${pick(tokens, next)}</v>`)),
  'another score as text': (xml, next) =>
    change(xml, score, next, (match) =>
      withInside(match.replace(/ t="\w+"/, '').replace('c ', 'c t="str" '), `<v>${pick(tokens, next)}</v>`),
    ),
  'another score in runs': (xml, next) =>
    change(xml, score, next, (match) =>
      withInside(
        match.replace(/ t="\w+"/, '').replace('c ', 'c t="inlineStr" '),
        `<is><r><t>${pick(tokens, next)}</t></r><rPh sb="0" eb="1"><t>1</t></rPh><r><t>${pick(['', '5', '分'], next)}</t></r></is>`,
      ),
    ),
  'another score in the table of strings': (xml, next) =>
    change(xml, score, next, (match) => withInside(match.replace(/ t="\w+"/, '').replace('c ', 'c t="s" '), `<v>${next(80)}</v>`)),
}

/** In the knowledge of what a worksheet looks like. */
export const mutations: Readonly<Record<string, Mutation>> = {
  ...scoreMutations,
  'another value': (xml, next) => change(xml, value, next, (match) => match.replace(/>[^<]*</, () => `>${pick(tokens, next)}<`)),
  'a cell gone': (xml, next) => change(xml, cell, next, () => ''),
  'a cell twice': (xml, next) => change(xml, cell, next, (match) => match + match),
  'a cell elsewhere': (xml, next) =>
    change(xml, /(?<=<(?:x:)?c )r="[A-Z]+\d+"/g, next, () => `r="${pick(['F', 'G', 'H', 'A', 'AA', 'ZZZ'], next)}${next(20)}"`),
  'a cell without its place': (xml, next) => change(xml, /(?<=<(?:x:)?c )r="[A-Z]+\d+"/g, next, () => ''),
  'another type': (xml, next) =>
    change(xml, cell, next, (match) =>
      match.replace(/ t="[^"]*"/, '').replace('c ', `c t="${pick(['n', 's', 'str', 'b', 'e', 'd', 'inlineStr', '__proto__', ''], next)}" `),
    ),
  'another style': (xml, next) =>
    change(xml, /(?<=<(?:x:)?c [^>]*)s="\d+"/g, next, () => `s="${pick(['0', '1', '17', '999', '-1', 'x'], next)}"`),
  'a formula': (xml, next) => change(xml, cell, next, (match) => withInside(match, '<f>1+1</f><v>2</v>')),
  'a value in an empty cell': (xml, next) =>
    change(xml, /<(?:x:)?c r="[A-Z]+\d+" s="\d+"\/>/g, next, (match) => withInside(match, `<v>${pick(tokens, next)}</v>`)),
  'two cells exchanged': (xml, next) => {
    const cells = xml.match(cell) ?? []
    if (cells.length < 2) return xml
    const [one, two] = [pick(cells, next), pick(cells, next)]
    const place = /r="[A-Z]+\d+"/
    return xml
      .replace(one, () => '\u0000')
      .replace(two, () => one.replace(place, place.exec(two)?.[0] ?? ''))
      .replace('\u0000', () => two.replace(place, place.exec(one)?.[0] ?? ''))
  },
  'a row gone': (xml, next) => change(xml, row, next, () => ''),
  'a row twice': (xml, next) => change(xml, row, next, (match) => match + match),
  'a row elsewhere': (xml, next) =>
    change(
      xml,
      /<(?:x:)?row r="\d+"/g,
      next,
      (match) => `${match.slice(0, match.indexOf('"'))}"${pick(['1', '9', '1048576', '1048577', '0', ''], next)}"`,
    ),
  'a tag gone': (xml, next) => change(xml, tag, next, () => ''),
  'a tag twice': (xml, next) => change(xml, tag, next, (match) => match + match),
  'an unknown element around': (xml, next) => change(xml, cell, next, (match) => `<x:y xmlns:x="urn:x">${match}</x:y>`),
  'an attribute gone': (xml, next) => change(xml, attribute, next, () => ''),
  'an attribute changed': (xml, next) =>
    change(xml, attribute, next, (match) => match.replace(/"[^"]*"/, () => `"${pick(tokens.slice(0, 17), next)}"`)),
  'an attribute twice': (xml, next) => change(xml, attribute, next, (match) => match + match),
  'a digit changed': (xml, next) => change(xml, /\d/g, next, () => String(next(10))),
  'a key changed': (xml, next) =>
    change(xml, /(?<=>)[ackr]:[^<]*/g, next, (match) => pick([`${match}x`, 'a:x', 'c:lottery', 'r:total', ''], next)),
  'half of it': (xml, next) => xml.slice(0, next(xml.length)),
  'a blank somewhere': (xml, next) => {
    const at = next(xml.length)
    return `${xml.slice(0, at)} ${xml.slice(at)}`
  },
}

/** Without knowing anything: a few bytes flipped, dropped, put in, or copied from elsewhere. */
export const scramble = (bytes: Buffer, next: Draw): Buffer => {
  let spoiled = Buffer.from(bytes)
  for (let times = 1 + next(4); times > 0 && spoiled.length > 0; times -= 1) {
    const at = next(spoiled.length)
    const length = 1 + next(8)
    const way = next(4)
    if (way === 0) spoiled[at] = next(256)
    else if (way === 1) spoiled = Buffer.concat([spoiled.subarray(0, at), spoiled.subarray(at + length)])
    else {
      const from = next(spoiled.length)
      const piece = way === 2 ? Buffer.from(Array.from({ length }, () => next(256))) : spoiled.subarray(from, from + length)
      spoiled = Buffer.concat([spoiled.subarray(0, at), piece, spoiled.subarray(at)])
    }
  }
  return spoiled
}
