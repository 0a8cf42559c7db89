import { SaxesParser } from 'saxes'

/** The part is not well-formed, not UTF-8, has a document type, or holds more than it may. */
export class PartFault extends Error {}

export interface ElementHandlers {
  /** Local name and attributes of an opened element. */
  readonly open: (name: string, attributes: Readonly<Record<string, string>>) => void
  readonly close: (name: string) => void
  readonly text: (text: string) => void
}

const localName = (name: string): string => {
  const colon = name.indexOf(':')
  return colon < 0 ? name : name.slice(colon + 1)
}

/** Strict UTF-8 SAX without document types: five predefined entities and nothing else. Throws `PartFault`. */
export const readXml = (bytes: Buffer, { open, close, text }: ElementHandlers): void => {
  let source: string
  try {
    source = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    throw new PartFault('not UTF-8')
  }
  const parser = new SaxesParser<{ xmlns: false; position: false }>({ xmlns: false, position: false })
  parser.on('error', (error) => {
    throw new PartFault(error.message)
  })
  parser.on('doctype', () => {
    throw new PartFault('document type')
  })
  parser.on('opentag', (tag) => open(localName(tag.name), tag.attributes))
  parser.on('closetag', (tag) => close(localName(tag.name)))
  parser.on('text', text)
  parser.on('cdata', text)
  parser.write(source).close()
}
