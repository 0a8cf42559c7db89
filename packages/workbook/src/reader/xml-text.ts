import { isUtf8 } from 'node:buffer'

/** The part is not well-formed, not UTF-8, has a document type, or holds more than it may. */
export class PartFault extends Error {}

// eslint-disable-next-line no-control-regex -- naming what XML cannot hold is the point
const forbidden = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/
const byteOrderMark = Buffer.from('\ufeff')

/** The text of a part with XML's line ends. Throws `PartFault` unless it is UTF-8 and of characters that XML can hold. */
export const decodeXml = (bytes: Buffer): string => {
  if (!isUtf8(bytes)) throw new PartFault('not UTF-8')
  const source = bytes.toString('utf8', bytes.subarray(0, 3).equals(byteOrderMark) ? 3 : 0)
  if (forbidden.test(source)) throw new PartFault('control character')
  return source.includes('\r') ? source.replace(/\r\n?/g, '\n') : source
}

const declaration =
  /^<\?xml\s+version\s*=\s*(["'])1\.[0-9]+\1(?:\s+encoding\s*=\s*(["'])([A-Za-z][\w.-]*)\2)?(?:\s+standalone\s*=\s*(["'])(?:yes|no)\4)?\s*\?>/

/** Length of the XML declaration, 0 without one. Throws when it names another encoding. */
export const declarationLength = (source: string): number => {
  if (!/^<\?xml\s/.test(source)) return 0
  const found = declaration.exec(source)
  if (found === null) throw new PartFault('XML declaration')
  if (found[3] !== undefined && !/^utf-?8$/i.test(found[3])) throw new PartFault('not UTF-8')
  return found[0].length
}

const predefined: ReadonlyMap<string, string> = new Map([
  ['lt', '<'],
  ['gt', '>'],
  ['amp', '&'],
  ['quot', '"'],
  ['apos', "'"],
])

const characterOf = (reference: string): string => {
  const [, hex, decimal] = /^#(?:x([0-9a-fA-F]{1,8})|([0-9]{1,8}))$/.exec(reference) ?? []
  const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16)
  if (!(code <= 0x10ffff) || (code >= 0xd800 && code <= 0xdfff)) throw new PartFault('entity')
  const character = String.fromCodePoint(code)
  if (forbidden.test(character)) throw new PartFault('entity')
  return character
}

/** Five predefined entities and character references, and nothing else. */
export const resolveReferences = (text: string): string => {
  let resolved = ''
  let from = 0
  for (let at = text.indexOf('&'); at >= 0; at = text.indexOf('&', from)) {
    const end = text.indexOf(';', at)
    if (end < 0) throw new PartFault('entity')
    const name = text.slice(at + 1, end)
    resolved += text.slice(from, at) + (predefined.get(name) ?? characterOf(name))
    from = end + 1
  }
  return resolved + text.slice(from)
}
