import { readFile, stat } from 'node:fs/promises'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { describeRefusal, isRefusalReason, refuse, type Refusal } from '@zhengji/domain/refusal/refusal'
import { formatUnits } from '@zhengji/domain/score/units'
import type { SheetProblem } from '@zhengji/domain/sheet/verdict'
import { guardLimits } from './guard.ts'
import { readIsolated } from './isolated.ts'
import type { ReadResult } from './read.ts'
import { unpackArchive } from './unpack.ts'

/** What `pnpm sheet:inspect FILE… --json` prints: one line of this per file. */
export interface Inspection {
  /** As it was named; inside an archive `archive.zip/name.xlsx`. */
  readonly file: string
  readonly verdict: 'ok' | 'refused'
  /** A refusal's stable code, or null. */
  readonly reason: string | null
  readonly message: string
  /** The keys stay in the running system: whether the signature is ours can only be said there. */
  readonly signature: 'unchecked'
  readonly sheet: Readonly<Record<string, string | number | boolean>> | null
  readonly applicants: readonly {
    readonly role: string
    readonly number: string
    readonly name: string
    readonly recused: boolean
    /** criterionId → points. */
    readonly scores: Readonly<Record<string, string>>
    readonly missing: number
    readonly comment: string
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
    message: read.ok ? `评分表 ${read.identity.sheetNumber}，专家 ${read.identity.expertName}` : sentence(read.refusal),
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
      ? read.scores.map(({ role, number, name, recused, units, cells, comment }) => ({
          role,
          number,
          name,
          recused,
          scores: Object.fromEntries(Object.entries(units).map(([id, count]) => [id, formatUnits(count, steps.get(role) ?? 1)])),
          missing: recused ? 0 : cells.filter((cell) => cell.units === null).length,
          comment,
        }))
      : [],
    problems: read.problems.map(({ severity, reason, params, sheet, cell }) => ({
      severity,
      reason,
      sheet,
      cell,
      message: sentence({ reason, params }),
    })),
  }
}

const refused = (file: string, refusal: Refusal): Inspection => summarise(file, { ok: false, refusal, identity: null, problems: [] })

const inspectBytes = async (file: string, bytes: Uint8Array): Promise<Inspection> =>
  // Without the key nothing can be said about the signature, so nothing is.
  summarise(file, await readIsolated(bytes, { verify: () => true }))

/** A pack holds many workbooks; each is held to its own limit. */
const archiveFactor = 8

/**
 * The verdict on a file, or on each workbook of a `.zip`. One that cannot be opened is refused like any other, so that it does not
 * stop the rest. Needs neither database nor running system.
 */
export async function* inspectFile(file: string): AsyncGenerator<Inspection> {
  const isArchive = file.toLowerCase().endsWith('.zip')
  const info = await stat(file).catch(() => null)
  if (info === null || !info.isFile()) {
    yield refused(file, refuse('sheet-unreadable'))
    return
  }
  const limit = guardLimits.fileBytes * (isArchive ? archiveFactor : 1)
  if (info.size > limit) {
    yield refused(file, refuse('sheet-too-large', { part: path.basename(file), limit: limit / 1024 / 1024 }))
    return
  }
  const bytes = await readFile(file).catch(() => null)
  if (bytes === null) yield refused(file, refuse('sheet-unreadable'))
  else if (isArchive) yield* inspectArchive(file, bytes)
  else yield await inspectBytes(file, bytes)
}

async function* inspectArchive(file: string, bytes: Buffer): AsyncGenerator<Inspection> {
  let empty = true
  try {
    for await (const entry of unpackArchive(bytes)) {
      empty = false
      const name = `${file}/${entry.name}`
      yield 'refusal' in entry ? refused(name, entry.refusal) : await inspectBytes(name, entry.bytes)
    }
  } catch {
    yield refused(file, refuse('sheet-archive-damaged'))
    return
  }
  if (empty) yield refused(file, refuse('sheet-archive-empty'))
}

const print = ({ file, verdict, reason, message, applicants, problems }: Inspection): string =>
  [
    `${file}: ${verdict}${reason === null ? '' : ` (${reason})`} ${message}`,
    ...applicants.map(
      ({ number, name, recused, scores, missing }) =>
        `  ${number} ${name}: ${recused ? '回避' : `${Object.keys(scores).length} 项已评${missing > 0 ? `，缺 ${missing} 项` : ''}`}`,
    ),
    ...problems.map((problem) => `  [${problem.severity}] ${[problem.sheet, problem.cell].filter(Boolean).join('!')} ${problem.message}`),
  ].join('\n')

const usage = 'usage: pnpm sheet:inspect FILE… [--json]\n'

/** Exit code 0 whenever every file got a verdict, whatever that is; 2 when it was called wrongly. */
const main = async (): Promise<void> => {
  const { values, positionals } = parseArgs({ options: { json: { type: 'boolean', default: false } }, allowPositionals: true })
  if (positionals.length === 0) throw new Error('no file was named')
  // The start script has changed the directory; npm and pnpm tell from where they were called.
  const from = process.env['INIT_CWD'] ?? process.cwd()
  for (const named of positionals)
    for await (const inspection of inspectFile(path.resolve(from, named))) {
      const shown = { ...inspection, file: inspection.file.replace(path.resolve(from, named), () => named) }
      process.stdout.write(`${values.json ? JSON.stringify(shown) : print(shown)}\n`)
    }
}

if (import.meta.main)
  await main().catch((error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n${usage}`)
    process.exitCode = 2
  })
