import type { Readable } from 'node:stream'
import yazl from 'yazl'

export interface PackFile {
  readonly name: string
  readonly bytes: Uint8Array
}

/** A name that every system can unpack: no path, no reserved character, at most 120 characters, unique in the pack. */
export const safeName = (name: string, taken: Set<string>): string => {
  const base = name.split(/[/\\]/).at(-1) ?? ''
  const clean = base
    .normalize('NFC')
    .replace(/[<>:"|?*\p{Cc}\p{Cf}\p{Cs}]/gu, '')
    .replace(/^[\s.]+|[\s.]+$/g, '')
  const dot = clean.lastIndexOf('.')
  const [stem, extension] = dot > 0 && clean.length - dot <= 6 ? [clean.slice(0, dot), clean.slice(dot)] : [clean, '']
  const short = Array.from(stem === '' ? '评分表' : stem)
    .slice(0, 110)
    .join('')
  for (let copy = 1; ; copy += 1) {
    const candidate = `${/^(con|prn|aux|nul|com\d|lpt\d)$/i.test(short) ? `${short}_` : short}${copy > 1 ? ` (${copy})` : ''}${extension}`
    if (taken.has(candidate.toLowerCase())) continue
    taken.add(candidate.toLowerCase())
    return candidate
  }
}

/** Streams the files of a pack as one zip in the order they come. A failing source ends the stream with its error: never half a pack as a whole one. */
export const writePack = (files: AsyncIterable<PackFile>): Readable => {
  const zip = new yazl.ZipFile()
  const taken = new Set<string>()
  // yazl types its output as the older stream interface; at run time it is a PassThrough.
  const output = zip.outputStream as unknown as Readable
  const add = async () => {
    for await (const { name, bytes } of files)
      // A workbook is a zip already: storing it costs 1 % of size and saves the CPU.
      zip.addBuffer(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), safeName(name, taken), {
        compress: false,
        mtime: new Date(Date.UTC(1980, 0, 2)),
        forceDosTimestamp: true,
      })
    zip.end()
  }
  add().catch((error: unknown) => output.destroy(error instanceof Error ? error : new Error(String(error))))
  return output
}
