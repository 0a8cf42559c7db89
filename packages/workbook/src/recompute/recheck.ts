import { createHash } from 'node:crypto'
import { readFile, stat } from 'node:fs/promises'
import { basename } from 'node:path'
import { describeRefusal, refuse, type Refusal } from '@zhengji/domain/refusal/refusal'
import { checkRecomputation, type Difference } from './check.ts'
import { readRecomputation, recomputationLimits, type ReadRole } from './read.ts'

/**
 * `pnpm sheet:recheck FILE… [--json]`: computes the result again from the raw scores in a recomputation workbook (复核表) and
 * compares every figure in it, those the system recorded and those an office program calculated. Needs no database and no running
 * system. Exit code 0 when all files agree, 1 when one does not or cannot be read.
 */
interface Recheck {
  readonly file: string
  readonly verdict: 'agrees' | 'differs' | 'refused'
  readonly reason: string | null
  readonly message: string
  readonly run: string | null
  readonly inputHash: string | null
  readonly roles: readonly { readonly role: string; readonly applicants: number; readonly experts: number; readonly calculated: number }[]
  readonly differences: readonly Difference[]
}

const digest = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex')

const refused = (file: string, refusal: Refusal): Recheck => ({
  file,
  verdict: 'refused',
  reason: refusal.reason,
  message: describeRefusal(refusal.reason, refusal.params, 'zh'),
  run: null,
  inputHash: null,
  roles: [],
  differences: [],
})

const summarise = ({ input, applicants }: ReadRole): Recheck['roles'][number] => ({
  role: input.rubric.role,
  applicants: input.applicants.length,
  experts: input.experts.length,
  calculated: applicants.filter(({ final }) => final.text !== null).length,
})

/** One file's verdict; a path that cannot be read is refused like any other. */
export const recheckFile = async (path: string): Promise<Recheck> => {
  const file = basename(path)
  try {
    if ((await stat(path)).size > recomputationLimits.fileBytes)
      return refused(file, refuse('sheet-too-large', { part: file, limit: recomputationLimits.fileBytes / 1024 / 1024 }))
    const read = await readRecomputation(await readFile(path))
    if (!read.ok) return refused(file, read)
    const differences = checkRecomputation(read, digest)
    const agrees = differences.length === 0
    return {
      file,
      verdict: agrees ? 'agrees' : 'differs',
      reason: null,
      message: agrees ? '按原始得分重新计算，全部一致。' : `按原始得分重新计算，有 ${differences.length} 处不一致。`,
      run: read.runId,
      inputHash: read.inputHash,
      roles: read.roles.map(summarise),
      differences,
    }
  } catch {
    return refused(file, refuse('sheet-damaged', { part: file }))
  }
}

const print = ({ file, verdict, message, run, inputHash, roles, differences }: Recheck): string =>
  [
    `${file}: ${verdict} ${message}`,
    ...(run === null ? [] : [`  计算 ${run}，输入数据摘要 ${inputHash}`]),
    ...roles.map(
      ({ role, applicants, experts, calculated }) =>
        `  ${role}: ${applicants} 家申报单位，${experts} 名专家，${calculated} 行已由办公软件或系统算出`,
    ),
    ...differences.map(({ sheet, cell, found, expected }) => `  ${sheet}!${cell}: 表中为“${found}”，应为“${expected}”`),
  ].join('\n')

if (import.meta.main) {
  const paths = process.argv.slice(2).filter((argument) => !argument.startsWith('--'))
  const json = process.argv.includes('--json')
  if (paths.length === 0) {
    process.stderr.write('usage: sheet:recheck FILE… [--json]\n')
    process.exitCode = 2
  }
  for (const path of paths) {
    const recheck = await recheckFile(path)
    if (recheck.verdict !== 'agrees') process.exitCode = 1
    process.stdout.write(`${json ? JSON.stringify(recheck) : print(recheck)}\n`)
  }
}
