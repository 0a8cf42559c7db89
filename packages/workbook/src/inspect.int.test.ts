import { spawn } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { afterAll, describe, expect, it } from 'vitest'
import type { Inspection } from './inspect.ts'
import { assignmentOf, sign } from './testing/assignment.ts'
import { fill } from './testing/fill.ts'
import { writeSheet } from './write.ts'
import { assembleZip, packPart } from './zip/assemble.ts'

const directory = await mkdtemp(path.join(tmpdir(), 'zhengji-inspect-'))
afterAll(() => rm(directory, { recursive: true, force: true }))

const filled = await fill(await writeSheet(assignmentOf(), { sign }), {
  评分表·统筹服务机构: { F9: 9.5, F10: '８', F17: '方案完整', H9: '=1+1', H8: '也许' },
})
await writeFile(path.join(directory, '张三.xlsx'), filled)
await writeFile(path.join(directory, '别的.xlsx'), 'no workbook')
await writeFile(path.join(directory, '一包.zip'), assembleZip([packPart('评分/张三.xlsx', filled), packPart('读我.txt', '你好')]))
await writeFile(path.join(directory, '坏的.zip'), 'no archive')

const inspect = async (...args: string[]) => {
  const script = fileURLToPath(new URL('./inspect.ts', import.meta.url))
  const child = spawn(process.execPath, [script, ...args], { cwd: directory, env: { ...process.env, INIT_CWD: directory } })
  const [out, err, code] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    new Promise((resolve) => child.once('exit', resolve)),
  ])
  return { out, err, code }
}

describe('sheet:inspect', () => {
  it('prints one line of JSON per file, whatever the verdict, and nothing else', async () => {
    const { out, err, code } = await inspect('--json', '张三.xlsx', '别的.xlsx', '没有.xlsx', '.', '一包.zip', '坏的.zip')
    expect([code, err]).toEqual([0, ''])
    // What it prints is what its interface says.
    const found = out
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as Inspection)
    expect(found.map(({ file, verdict, reason }) => [file, verdict, reason])).toEqual([
      ['张三.xlsx', 'ok', null],
      ['别的.xlsx', 'refused', 'sheet-not-xlsx'],
      ['没有.xlsx', 'refused', 'sheet-unreadable'],
      ['.', 'refused', 'sheet-unreadable'],
      ['一包.zip/张三.xlsx', 'ok', null],
      ['一包.zip/读我.txt', 'refused', 'sheet-not-xlsx'],
      ['坏的.zip', 'refused', 'sheet-archive-damaged'],
    ])
    expect(found[0]).toMatchObject({
      message: '评分表 CQFP2026-S-0003-K，专家 张三',
      signature: 'unchecked',
      sheet: { number: 'CQFP2026-S-0003-K', expert: '张三', callId: 'test-call', rubricVersion: 3, rehearsal: false },
      applicants: [
        { number: 'CQFP2026-统-0001', recused: false, scores: { lottery: '9.5', security: '8' }, missing: 2, comment: '方案完整' },
        { number: 'CQFP2026-统-0002', recused: true, scores: {}, missing: 0, comment: '' },
        { number: 'CQFP2026-统-0003', recused: false, scores: {}, missing: 4, comment: '' },
      ],
      problems: [
        { severity: 'note', reason: 'sheet-score-normalised', cell: 'F10', message: '“８”按 8 分读取，请核对。' },
        { severity: 'error', reason: 'sheet-recusal-unclear', cell: 'H8' },
      ],
    })
  })

  it('says the same in words without --json', async () => {
    const { out, code } = await inspect('张三.xlsx')
    expect(code).toBe(0)
    expect(out).toContain('张三.xlsx: ok 评分表 CQFP2026-S-0003-K，专家 张三')
    expect(out).toContain('  CQFP2026-统-0001 测试科技股份有限公司第1号: 2 项已评，缺 2 项')
    expect(out).toContain('  [note] 评分表·统筹服务机构!F10 “８”按 8 分读取，请核对。')
  })

  it.each([[[]], [['--nonsense', '张三.xlsx']]])('called wrongly (%o) it says how, and exits with 2', async (args) => {
    const { out, err, code } = await inspect(...args)
    expect([out, code]).toEqual(['', 2])
    expect(err).toContain('usage: pnpm sheet:inspect FILE… [--json]')
  })
})
