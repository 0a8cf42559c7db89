import { randomBytes } from 'node:crypto'

let lastMillis = 0
let counter = 0

/**
 * UUIDv7 (RFC 9562 method 1): 48 bits of milliseconds, a 12-bit counter that makes ids of one process rise within a
 * millisecond, 62 random bits. Sorting by id is sorting by time of creation, so indexes grow at their right edge.
 */
export const newId = (): string => {
  const now = Date.now()
  if (now > lastMillis) {
    lastMillis = now
    // Starts in the lower half, so that at least 2,048 ids fit into one millisecond before the counter overflows.
    counter = randomBytes(2).readUInt16BE() & 0x7ff
  } else if (++counter > 0xfff) {
    // More ids than the counter holds, or a clock that went back: borrow the next millisecond.
    lastMillis += 1
    counter = 0
  }
  const bytes = randomBytes(16)
  bytes.writeUIntBE(lastMillis, 0, 6)
  bytes.writeUInt16BE(0x7000 | counter, 6)
  bytes.writeUInt8(0x80 | (bytes.readUInt8(8) & 0x3f), 8)
  const hex = bytes.toString('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
}
