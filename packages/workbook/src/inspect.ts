import { readFile, stat } from 'node:fs/promises'
import { basename } from 'node:path'
import { describeRefusal, isRefusalReason, refuse } from '@zhengji/domain/refusal/refusal'
import { formatUnits } from '@zhengji/domain/score/units'
import type { SheetProblem } from '@zhengji/domain/sheet/verdict'
import { guardLimits } from './guard.ts'
import { readIsolated } from './isolated.ts'
import type { ReadResult } from './read.ts'

/**
 * `pnpm sheet:inspect FILE… [--json]`: is it ours, whose, which version, what is in it, what is wrong and where. Needs neither
 * database nor key, so it cannot verify signatures and says so. Exit code 0 whenever every file got a verdict.
 */
interface Inspection {
  readonly file: string
  readonly verdict: 'ok' | 'refused'
  readonly reason: string | null
  readonly message: string
  readonly signature: 'unchecked'
  readonly sheet: Readonly<Record<string, string | number | boolean>> | null
  readonly applicants: readonly {
    readonly role: string
    readonly number: string
    readonly name: string
    readonly recused: boolean
    readonly scores: Readonly<Record<string, string>>
    readonly missing: number
  }[]
  readonly problems: readonly {
    readonly severity: string
    readonly reason: string
    readonly sheet: string | null
    readonly cell: string | null
    readonly message: string
  }[]
}

const sentence = ({ reason, params }: Pick<SheetProblem, 'reason' | 'params'>): string =>
  isRefusalReason(reason) ? describeRefusal(reason, params, 'zh') : reason

const summarise = (file: string, read: ReadResult): Inspection => {
  const { identity } = read
  const steps = new Map((identity?.matrices ?? []).map(({ role, stepsPerPoint }) => [role, stepsPerPoint]))
  return {
    file,
    verdict: read.ok ? 'ok' : 'refused',
    reason: read.ok ? null : read.refusal.reason,
    message: read.ok ? `评分表 ${read.identity.sheetNumber},专家 ${read.identity.expertName}` : sentence(read.refusal),
    signature: 'unchecked',
    sheet:
      identity === null
        ? null
        : {
            number: identity.sheetNumber,
            sheetId: identity.sheetId,
            expert: identity.expertName,
            callId: identity.callId,
            callVersion: identity.callVersion,
            roundId: identity.roundId,
            rubricVersion: identity.rubricVersion,
            rubricHash: identity.rubricHash,
            rehearsal: identity.rehearsal,
            issuedAt: identity.issuedAt,
          },
    applicants: read.ok
      ? read.scores.map((scores) => ({
          role: scores.role,
          number: scores.number,
          name: scores.name,
          recused: scores.recused,
          scores: Object.fromEntries(
            Object.entries(scores.units).map(([id, units]) => [id, formatUnits(units, steps.get(scores.role) ?? 1)]),
          ),
          missing: scores.recused ? 0 : scores.cells.filter(({ units }) => units === null).length,
        }))
      : [],
    problems: read.problems.map((problem) => ({
      severity: problem.severity,
      reason: problem.reason,
      sheet: problem.sheet,
      cell: problem.cell,
      message: sentence(problem),
    })),
  }
}

/** One file's verdict. A file that cannot be opened is refused like any other, so that one bad path does not stop the rest. */
export const inspectFile = async (path: string): Promise<Inspection> => {
  const file = basename(path)
  const refused = (...args: Parameters<typeof refuse>) =>
    summarise(file, { ok: false, refusal: refuse(...args), identity: null, problems: [] })
  try {
    const { size } = await stat(path)
    if (size > guardLimits.fileBytes) return refused('sheet-too-large', { part: file, limit: guardLimits.fileBytes / 1024 / 1024 })
    return summarise(file, await readIsolated(await readFile(path), { verify: () => true }))
  } catch {
    return refused('sheet-damaged', { part: file })
  }
}

const print = (inspection: Inspection): string =>
  [
    `${inspection.file}: ${inspection.verdict}${inspection.reason === null ? '' : ` (${inspection.reason})`} ${inspection.message}`,
    ...inspection.applicants.map(
      ({ number, name, recused, scores, missing }) =>
        `  ${number} ${name}: ${recused ? '回避' : `${Object.keys(scores).length} 项已评${missing > 0 ? `,缺 ${missing} 项` : ''}`}`,
    ),
    ...inspection.problems.map(
      ({ severity, sheet, cell, message }) => `  [${severity}] ${[sheet, cell].filter(Boolean).join('!')} ${message}`,
    ),
  ].join('\n')

if (import.meta.main) {
  const paths = process.argv.slice(2).filter((argument) => !argument.startsWith('--'))
  const json = process.argv.includes('--json')
  if (paths.length === 0) {
    process.stderr.write('usage: sheet:inspect FILE… [--json]\n')
    process.exitCode = 2
  }
  for (const path of paths) {
    const inspection = await inspectFile(path)
    process.stdout.write(`${json ? JSON.stringify(inspection) : print(inspection)}\n`)
  }
}
