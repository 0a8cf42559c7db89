import { constants, crc32, deflateRawSync } from 'node:zlib'

/** A run of a part's bytes, deflated so that runs can be put one after the other. */
export interface PackedPiece {
  readonly bytes: Buffer
  readonly deflated: Buffer
}

/** One part of a zip, deflated already, so that it can be shared between the files of a pack. */
export interface PackedPart {
  readonly name: string
  readonly crc: number
  readonly size: number
  readonly deflated: readonly Buffer[]
}

/** Ends on a byte and refers to nothing before it: deflated once, it fits into the middle of any part. */
export const packPiece = (content: string): PackedPiece => {
  const bytes = Buffer.from(content, 'utf8')
  return { bytes, deflated: deflateRawSync(bytes, { level: 6, finishFlush: constants.Z_SYNC_FLUSH }) }
}

/** An empty last block: a deflate stream of pieces ends with it. */
const lastBlock = Buffer.from([0x03, 0x00])

export const joinPieces = (name: string, pieces: readonly PackedPiece[]): PackedPart => ({
  name,
  crc: pieces.reduce((crc, { bytes }) => crc32(bytes, crc), 0),
  size: pieces.reduce((size, { bytes }) => size + bytes.length, 0),
  deflated: [...pieces.map(({ deflated }) => deflated), lastBlock],
})

export const packPart = (name: string, content: string | Buffer): PackedPart => {
  const bytes = typeof content === 'string' ? Buffer.from(content, 'utf8') : content
  return { name, crc: crc32(bytes), size: bytes.length, deflated: [deflateRawSync(bytes, { level: 6 })] }
}

/** 1980-01-01 00:00 in DOS format, the zero of zip: the same assignment gives the same bytes on any day. */
const dosDate = 0x0021
const utf8Names = 0x0800

const common = (part: PackedPart, deflated: number): Buffer => {
  const bytes = Buffer.alloc(26)
  bytes.writeUInt16LE(20, 0)
  bytes.writeUInt16LE(utf8Names, 2)
  bytes.writeUInt16LE(8, 4)
  bytes.writeUInt16LE(0, 6)
  bytes.writeUInt16LE(dosDate, 8)
  bytes.writeUInt32LE(part.crc, 10)
  bytes.writeUInt32LE(deflated, 14)
  bytes.writeUInt32LE(part.size, 18)
  bytes.writeUInt16LE(Buffer.byteLength(part.name), 22)
  return bytes
}

/** Puts deflated parts together as a zip (no zip64: a workbook stays far below 4 GiB and 65,535 parts). */
export const assembleZip = (parts: readonly PackedPart[]): Buffer => {
  const chunks: Buffer[] = []
  const directory: Buffer[] = []
  let offset = 0
  for (const part of parts) {
    const name = Buffer.from(part.name)
    const deflated = part.deflated.reduce((sum, { length }) => sum + length, 0)
    const fields = common(part, deflated)
    const tail = Buffer.alloc(14)
    tail.writeUInt32LE(offset, 10)
    directory.push(Buffer.from('PK\u0001\u0002\u0014\u0000', 'latin1'), fields, tail, name)
    chunks.push(Buffer.from('PK\u0003\u0004', 'latin1'), fields, name, ...part.deflated)
    offset += 4 + fields.length + name.length + deflated
  }
  const central = Buffer.concat(directory)
  const end = Buffer.alloc(22)
  end.write('PK\u0005\u0006', 0, 'latin1')
  end.writeUInt16LE(parts.length, 8)
  end.writeUInt16LE(parts.length, 10)
  end.writeUInt32LE(central.length, 12)
  end.writeUInt32LE(offset, 16)
  return Buffer.concat([...chunks, central, end])
}
