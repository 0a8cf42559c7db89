import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { eq } from 'drizzle-orm'
import { files } from '@zhengji/db/schema/index'
import type { SheetImportView, SheetRow } from '@zhengji/domain/sheet/view'
import { readWorkbook } from '@zhengji/workbook/read'
import { rowKey } from '@zhengji/workbook/keys'
import { repack, setValue, sheetPath, unpack, type Parts } from '@zhengji/workbook/testing/fill'
import { createExpert } from '../expert/create.ts'
import { registerUpload } from '../file/register-upload.ts'
import { drawPanel } from '../panel/draw.ts'
import { decideProposal } from '../proposal/decide.ts'
import { proposeRubric } from '../rubric/propose.ts'
import { buildPack } from '../sheet/build-pack.ts'
import { getImport } from '../sheet/get-import.ts'
import { importSheets } from '../sheet/import.ts'
import { listSheets } from '../sheet/list.ts'
import { proposeImport } from '../sheet/propose-import.ts'
import { readImport } from '../sheet/read-import.ts'
import { requestPack } from '../sheet/request-pack.ts'
import type { World } from './world.ts'

/** Points per criterion, or what somebody typed instead; null leaves a cell empty. */
export type Given = number | string | null

export interface Filling {
  /** For each applicant (by application id) and criterion; left out: `score`. */
  readonly cells?: Readonly<Record<string, Readonly<Record<string, Given>>>>
  readonly score?: (applicationId: string, criterionId: string, maxPoints: number) => Given
  /** Text of the row 是否回避 by application id. */
  readonly recused?: Readonly<Record<string, string>>
  readonly remarks?: Readonly<Record<string, string>>
  /** When the file says it was saved, ISO instant; null: it does not say. Left out: never since it was issued. */
  readonly savedAt?: string | null
}

/** The row whose hidden key this is. */
const rowKeyed = (parts: Parts, sheet: string, key: string): string => {
  const row = new RegExp(`<c r="A(\\d+)"[^>]*>(?:(?!</c>).)*>${key}<`, 's').exec(parts.get(sheetPath(parts, sheet)) ?? '')?.[1]
  if (row === undefined) throw new Error(`no row ${key} in ${sheet}`)
  return row
}

/**
 * The part of an office that scores: a rubric in force, a drawn panel, issued workbooks, files that come back. Everything goes through
 * the verbs, files are real workbooks; the worker's part is run by hand.
 */
export const createScoringOffice = (world: World, roundId = world.round.id) => {
  const approve = (proposalId: string) => decideProposal(world.approver, { proposalId, verdict: 'approved', comment: '' })

  const approveRubric = async (rubrics = world.definition.rubrics) => {
    const copies = structuredClone(rubrics) as Parameters<typeof proposeRubric>[1]['rubrics']
    await approve((await proposeRubric(world.officer, { roundId, rubrics: copies, reason: '采用预设评分细则' })).id)
  }

  const seatPanel = async (size = world.definition.panel.size) => {
    const { categories, substitutes } = world.definition.panel
    const seats = size + substitutes
    for (let index = 0; index < seats; index += 1) {
      // The categories in turn: each gets more than its minimum.
      const category = categories[index % categories.length]?.id ?? ''
      const name = `专家${String.fromCodePoint(0x7532 + index)}`
      await createExpert(world.officer, { roundId, name, category, title: '', phone: '13800138000', email: null, employments: [] })
    }
    return drawPanel(world.officer, { roundId, size })
  }

  const build = async (packId: string) => buildPack(world.system('sheet-pack.build'), { packId })

  /** Requests and builds; gives the sheets that went out. */
  const issue = async (role: string | null = null): Promise<SheetRow[]> => {
    const pack = await requestPack(world.officer, { roundId, role, dueAt: null })
    await build(pack.id)
    return (await listSheets(world.officer, { roundId })).filter(({ packId }) => packId === pack.id)
  }

  const bytesOf = async (fileId: string | null): Promise<Buffer> => {
    const [file] = await world.db
      .select()
      .from(files)
      .where(eq(files.id, fileId ?? ''))
    if (file === undefined) throw new Error('no such file')
    return buffer(world.ports.storage.read(file.sha256))
  }

  /** A copy of the issued workbook as it would come back. */
  const fillSheet = async (bytes: Buffer, { cells = {}, score, recused = {}, remarks = {}, savedAt }: Filling): Promise<Buffer> => {
    const read = await readWorkbook(bytes, { verify: () => true })
    if (!read.ok) throw new Error(read.refusal.reason)
    const parts = await unpack(bytes)
    const maxima = new Map(read.identity.matrices.flatMap(({ role, criteria }) => criteria.map((one) => [`${role} ${one.id}`, one.points])))
    for (const { applicationId, role, cells: columns, recused: closed } of read.scores) {
      if (closed) continue
      const [first] = columns
      const column = /^[A-Z]+/.exec(first?.address ?? '')?.[0] ?? ''
      const put = (key: string, text: string | undefined) => {
        if (text !== undefined) setValue(parts, first?.sheet ?? '', `${column}${rowKeyed(parts, first?.sheet ?? '', key)}`, text)
      }
      for (const { criterionId, address, sheet } of columns) {
        const own = cells[applicationId]
        const given =
          own !== undefined && criterionId in own
            ? (own[criterionId] ?? null)
            : (score?.(applicationId, criterionId, maxima.get(`${role} ${criterionId}`) ?? 0) ?? null)
        if (given !== null) setValue(parts, sheet, address, given)
      }
      put(rowKey.recusal, recused[applicationId])
      put(rowKey.comment, remarks[applicationId])
    }
    if (savedAt !== undefined) {
      const core = parts.get('docProps/core.xml') ?? ''
      parts.set('docProps/core.xml', core.replace(/(<dcterms:modified[^>]*>)[^<]*/, `$1${savedAt ?? ''}`))
    }
    return repack(parts)
  }

  const upload = async (
    bytes: Buffer,
    name = '评分表.xlsx',
    purpose: 'sheet-returned' | 'sheet-scan' | 'score-explanation' = 'sheet-returned',
  ) => registerUpload(world.officer, { source: Readable.from([bytes]), name, purpose, roundId })

  /** Uploads, registers and reads; a zip leads to the imports of what was in it. */
  const bringIn = async (bytes: Buffer, name = '评分表.xlsx', by = world.officer): Promise<SheetImportView> => {
    const file = await registerUpload(by, { source: Readable.from([bytes]), name, purpose: 'sheet-returned', roundId })
    const [row] = await importSheets(by, { roundId, fileIds: [file.id] })
    if (row === undefined) throw new Error('nothing was registered')
    await readImport(world.system('sheet-import.read'), { importId: row.id })
    return getImport(world.officer, { importId: row.id })
  }

  const propose = (one: SheetImportView, applicationIds?: string[]) =>
    proposeImport(world.officer, { importId: one.id, revision: one.revision, applicationIds })

  /** The whole way of one file into the scores. */
  const take = async (bytes: Buffer): Promise<SheetImportView> => {
    const one = await bringIn(bytes)
    await approve((await propose(one)).id)
    return getImport(world.officer, { importId: one.id })
  }

  return { roundId, approve, approveRubric, seatPanel, build, issue, bytesOf, fillSheet, upload, bringIn, propose, take }
}

export type ScoringOffice = ReturnType<typeof createScoringOffice>
