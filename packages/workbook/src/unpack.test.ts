import { describe, expect, it } from 'vitest'
import { unpackArchive } from './unpack.ts'
import { assembleZip, packPart } from './zip/assemble.ts'

const unpackAll = async (bytes: Buffer) => {
  const found: (readonly [name: string, content: string])[] = []
  for await (const entry of unpackArchive(bytes))
    found.push([entry.name, 'refusal' in entry ? entry.refusal.reason : entry.bytes.toString()])
  return found
}

/** As Windows packs it: names in GBK, without the mark for UTF-8, backslashes between folders. */
const asWindows = (name: Buffer, stand: string): Buffer => {
  const bytes = assembleZip([packPart(stand, 'gbk')])
  const needle = Buffer.from(stand)
  for (let at = bytes.indexOf(needle); at >= 0; at = bytes.indexOf(needle, at + 1)) name.copy(bytes, at)
  bytes.writeUInt16LE(0, 6)
  bytes.writeUInt16LE(0, bytes.indexOf('PK\u0001\u0002', 0, 'latin1') + 8)
  return bytes
}

describe('an archive of returned files', () => {
  it('gives its workbooks in their order, by bare names, without what systems add', async () => {
    const bytes = assembleZip([
      packPart('评分/李四.xlsx', 'a'),
      packPart('评分/', ''),
      packPart('__MACOSX/评分/._李四.xlsx', 'x'),
      packPart('.DS_Store', 'x'),
      packPart('~$李四.xlsx', 'x'),
      packPart('王五.XLSX', 'b'),
      packPart('说明.docx', 'c'),
    ])
    expect(await unpackAll(bytes)).toEqual([
      ['李四.xlsx', 'a'],
      ['王五.XLSX', 'b'],
      ['说明.docx', 'sheet-not-xlsx'],
    ])
  })

  it('reads names in GBK', async () => {
    // 评分\张三.xlsx
    const name = Buffer.from([0xc6, 0xc0, 0xb7, 0xd6, 0x5c, 0xd5, 0xc5, 0xc8, 0xfd, ...Buffer.from('.xlsx')])
    expect(await unpackAll(asWindows(name, 'x'.repeat(name.length)))).toEqual([['张三.xlsx', 'gbk']])
  })

  it('holds every file to its limit, whatever its size is said to be', async () => {
    const bytes = assembleZip([packPart('大.xlsx', '0'.repeat(17 * 1024 * 1024)), packPart('小.xlsx', 'a')])
    expect(await unpackAll(bytes)).toEqual([
      ['大.xlsx', 'sheet-too-large'],
      ['小.xlsx', 'a'],
    ])
  })

  it('is not held up by one damaged file', async () => {
    const bytes = assembleZip([packPart('坏.xlsx', 'abc'.repeat(100)), packPart('好.xlsx', 'a')])
    bytes[bytes.indexOf('坏.xlsx') + Buffer.byteLength('坏.xlsx')] = 0xff
    expect(await unpackAll(bytes)).toEqual([
      ['坏.xlsx', 'sheet-damaged'],
      ['好.xlsx', 'a'],
    ])
  })

  it('stops at two hundred', async () => {
    const bytes = assembleZip(Array.from({ length: 300 }, (_, index) => packPart(`${index}.xlsx`, 'a')))
    const found = await unpackAll(bytes)
    expect([found.length, found.at(-1)]).toEqual([201, ['200.xlsx', 'sheet-archive-crowded']])
  })

  it('that is none throws', async () => {
    await expect(unpackAll(Buffer.from('no archive'))).rejects.toThrow()
  })
})
