import { readFile, stat } from 'node:fs/promises'
import { crc32, inflateRawSync } from 'node:zlib'
import { refuse, type Refusal } from '@zhengji/domain/refusal/refusal'
import { clip } from '@zhengji/domain/text'
import yauzl from 'yauzl'

/** Inflated parts by name: only those that the reader reads. */
export type GuardedParts = ReadonlyMap<string, Buffer>

export type GuardVerdict = { readonly ok: true; readonly parts: GuardedParts } | Refusal

export interface GuardLimits {
  readonly fileBytes: number
  readonly entries: number
  /** Of one part and of all parts together, inflated. */
  readonly partBytes: number
  readonly totalBytes: number
  /** Inflated ÷ deflated. */
  readonly ratio: number
  /** Below this a high ratio harms nobody. */
  readonly ratioFloorBytes: number
}

/**
 * Bounds of an honest score sheet. The largest that we issue (500 applicants × 20 criteria) inflates to 1.8 MB; office programs add
 * styles and cached strings when they save it. Honest sheets reach a ratio of 18; a bomb starts at several hundred.
 */
export const guardLimits: GuardLimits = {
  fileBytes: 16 * 1024 * 1024,
  entries: 400,
  partBytes: 12 * 1024 * 1024,
  totalBytes: 32 * 1024 * 1024,
  ratio: 80,
  ratioFloorBytes: 512 * 1024,
}

/** Parts that are read. Everything else that is allowed stays deflated and is never looked into. */
const readable =
  /^(\[Content_Types\]\.xml|_rels\/\.rels|xl\/workbook\.xml|xl\/_rels\/workbook\.xml\.rels|xl\/worksheets\/[A-Za-z0-9_]{1,40}\.xml|xl\/sharedStrings\.xml|xl\/styles\.xml|docProps\/core\.xml)$/i

/** Parts that office programs add on their own: themes, printer settings, comments, WPS cell pictures, metadata, electronic seals. */
const harmless =
  /^(_rels\/|_xmlsignatures\/|docProps\/|customXml\/|\[trash\]\/|xl\/(_rels\/|worksheets\/_rels\/|theme\/|printerSettings\/|drawings\/|media\/|comments|threadedComments\/|persons\/|calcChain\.xml|metadata\.xml|richData\/|cellimages\.xml|featurePropertyBag\/|tables\/|webextensions\/|revisions\/|docMetadata\/|charts\/))/i

const macroPart = /(vbaProject|vbaData|macrosheets\/|dialogsheets\/|activeX|ctrlProps|customUI|\.bin$)/i

const oleMagic = Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])

/** Encrypted workbooks and .xls share a container; only the former names this stream (UTF-16). */
const encryptedStream = Buffer.from('EncryptedPackage', 'utf16le')

const refuseByMagic = (bytes: Buffer, limits: GuardLimits): Refusal | null => {
  if (bytes.length > limits.fileBytes) return refuse('sheet-too-large', { part: '.xlsx', limit: limits.fileBytes / 1024 / 1024 })
  if (bytes.subarray(0, 8).equals(oleMagic)) return refuse(bytes.includes(encryptedStream) ? 'sheet-encrypted' : 'sheet-old-format')
  if (bytes.length < 22 || bytes.readUInt32LE(0) !== 0x04034b50) return refuse('sheet-not-xlsx')
  return null
}

const shown = (name: string): string => clip(name.replace(/\p{Cc}/gu, '').toWellFormed(), 80)

/** Judges an entry by the directory alone. */
const refuseEntry = (entry: yauzl.Entry, seen: Set<string>): Refusal | null => {
  const name = entry.fileName
  const part = shown(name)
  if ((entry.generalPurposeBitFlag & 0x1) !== 0) return refuse('sheet-encrypted')
  if (seen.has(name.toLowerCase())) return refuse('sheet-duplicate-part', { part })
  seen.add(name.toLowerCase())
  if (/(^|\/)\.\.?(\/|$)|^\/|\\|:/.test(name)) return refuse('sheet-unsafe-part', { part })
  if (/^xl\/externalLinks\//i.test(name)) return refuse('sheet-external-links', { part })
  if (macroPart.test(name) && !/^xl\/printerSettings\//i.test(name)) return refuse('sheet-macros', { part })
  if (entry.compressionMethod !== 0 && entry.compressionMethod !== 8) return refuse('sheet-damaged', { part })
  if (!readable.test(name) && !harmless.test(name) && !name.endsWith('/')) return refuse('sheet-unsafe-part', { part })
  return null
}

/** Inflates with a hard limit: what the directory says of sizes is not believed. */
const inflateEntry = async (
  bytes: Buffer,
  zip: yauzl.ZipFile,
  entry: yauzl.Entry,
  room: number,
  limits: GuardLimits,
): Promise<Buffer | Refusal> => {
  const part = shown(entry.fileName)
  const { fileDataStart, fileName, compressionMethod } = await zip.readLocalFileHeaderPromise(entry)
  // Programs that read from front to back would see another file than those that read the directory.
  if (!fileName.equals(entry.fileNameRaw) || compressionMethod !== entry.compressionMethod) return refuse('sheet-damaged', { part })
  const raw = bytes.subarray(fileDataStart, fileDataStart + entry.compressedSize)
  const limit = Math.min(limits.partBytes, room, Math.max(limits.ratioFloorBytes, raw.length * limits.ratio))
  if (entry.compressionMethod === 0 && raw.length > limit) return refuse('sheet-too-large', { part, limit: limits.partBytes / 1024 / 1024 })
  let content: Buffer
  try {
    // In one piece, and no second one, when the directory tells the truth; it may say anything up to the limit.
    const chunkSize = Math.min(limit, Math.max(1024, entry.uncompressedSize + 64))
    content = entry.compressionMethod === 0 ? raw : inflateRawSync(raw, { maxOutputLength: limit, chunkSize })
  } catch (error) {
    const tooLong = error instanceof RangeError || (error instanceof Error && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE')
    return tooLong ? refuse('sheet-bomb', { part }) : refuse('sheet-damaged', { part })
  }
  if (content.length !== entry.uncompressedSize || crc32(content) !== entry.crc32) return refuse('sheet-damaged', { part })
  return content
}

const isRefusal = (value: Buffer | Refusal): value is Refusal => !Buffer.isBuffer(value)

const guardZip = async (bytes: Buffer, limits: GuardLimits): Promise<GuardVerdict> => {
  const zip = await yauzl.fromBufferPromise(bytes, { strictFileNames: true, validateEntrySizes: false, decodeStrings: true })
  if (zip.entryCount > limits.entries) return refuse('sheet-crowded', { count: zip.entryCount, limit: limits.entries })
  const entries: yauzl.Entry[] = []
  const seen = new Set<string>()
  let deflated = 0
  for await (const entry of zip.eachEntry()) {
    const refusal = refuseEntry(entry, seen)
    if (refusal !== null) return refusal
    deflated += entry.compressedSize
    if (readable.test(entry.fileName)) entries.push(entry)
  }
  // Entries that share their bytes let a small file unpack to a large one.
  if (deflated > bytes.length) return refuse('sheet-bomb', { part: '.xlsx' })
  const parts = new Map<string, Buffer>()
  let room = limits.totalBytes
  for (const entry of entries) {
    const content = await inflateEntry(bytes, zip, entry, room, limits)
    if (isRefusal(content)) return content
    // No honest part has a document type; entities are how a few bytes become gigabytes.
    if (content.includes('<!DOCTYPE')) return refuse('sheet-unsafe-part', { part: `${shown(entry.fileName)}: <!DOCTYPE` })
    room -= content.length
    parts.set(entry.fileName, content)
  }
  const types = parts.get('[Content_Types].xml')
  if (types === undefined || !parts.has('xl/workbook.xml')) return refuse('sheet-not-xlsx')
  if (types.includes('macroEnabled') || types.includes('vbaProject')) return refuse('sheet-macros', { part: '[Content_Types].xml' })
  return { ok: true, parts }
}

/**
 * Decides whether a returned file may be parsed at all, before any XML is read: directory first, expected parts only, hard
 * limits on what is inflated, checksums verified. Never throws for what a file contains; a path that cannot be read does.
 */
export const guardWorkbook = async (source: Uint8Array | string, limits: GuardLimits = guardLimits): Promise<GuardVerdict> => {
  if (typeof source === 'string' && (await stat(source)).size > limits.fileBytes)
    return refuse('sheet-too-large', { part: '.xlsx', limit: limits.fileBytes / 1024 / 1024 })
  const bytes = typeof source === 'string' ? await readFile(source) : Buffer.from(source.buffer, source.byteOffset, source.byteLength)
  const refusal = refuseByMagic(bytes, limits)
  if (refusal !== null) return refusal
  try {
    return await guardZip(bytes, limits)
  } catch (error) {
    const message = error instanceof Error ? error.message : ''
    // The library refuses traversal and absolute names by itself; its message is the only sign.
    return /relative path|absolute path|characters in fileName/.test(message)
      ? refuse('sheet-unsafe-part', { part: shown(message.replace(/^[^:]*: /, '')) })
      : refuse('sheet-damaged', { part: 'zip' })
  }
}
