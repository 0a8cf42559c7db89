import type { Readable } from 'node:stream'
import type * as v from 'valibot'
import type { exportListInput } from '@zhengji/domain/list/input'
import { cellsOf, type ListColumn } from '@zhengji/domain/list/column'
import { arrangeColumns, listColumns, listNames } from '@zhengji/domain/list/columns'
import { text } from '@zhengji/domain/text'
import { writeList } from '@zhengji/workbook/list/write'
import { exportApplications } from '../application/export.ts'
import { appendAudit } from '../audit/append.ts'
import { exportAudit } from '../audit/export.ts'
import { auditZone } from '../audit/list.ts'
import { authorize, signedIn } from '../authorize.ts'
import type { Context } from '../context.ts'
import { exportEnterprises } from '../enterprise/export.ts'
import { ServiceError } from '../errors.ts'
import { exportExperts } from '../expert/export.ts'
import { exportMessages } from '../reminder/export.ts'
import { loadRound, type RoundRow } from '../round/load.ts'
import { exportSheets } from '../sheet/export.ts'
import { withTransaction } from '../transaction.ts'
import { textIn, wallTime, type ExportFrame, type ListSource } from './source.ts'

type Input = v.InferOutput<typeof exportListInput>

interface Exported {
  readonly source: ListSource
  readonly timeZone: string
  /** Null: of every round. */
  readonly round: RoundRow | null
}

/** Table of contents: how each list becomes rows of a workbook. Each asks for the permission of its list. */
const exported = async (ctx: Context, input: Input): Promise<Exported> => {
  if (input.list === 'audit') {
    const running = input.filter.roundId === undefined ? null : await loadRound(ctx.db, input.filter.roundId)
    const timeZone = await auditZone(ctx.db, input.filter.roundId)
    return { source: await exportAudit(ctx, input.filter, { ...input, timeZone }), timeZone, round: running?.round ?? null }
  }
  const running = await loadRound(ctx.db, input.filter.roundId)
  return { source: await sourceInRound(ctx, input, { ...input, ...running }), timeZone: running.definition.timeZone, round: running.round }
}

const sourceInRound = (ctx: Context, input: Exclude<Input, { list: 'audit' }>, frame: ExportFrame): Promise<ListSource> => {
  switch (input.list) {
    case 'applications':
      return exportApplications(ctx, input.filter, frame)
    case 'enterprises':
      return exportEnterprises(ctx, input.filter, frame)
    case 'experts':
      return exportExperts(ctx, input.filter, frame)
    case 'sheets':
      return exportSheets(ctx, input.filter, frame)
    case 'messages':
      return exportMessages(ctx, input.filter, frame)
  }
}

const rehearsalMark = text('演练数据，不产生法律效力', 'Rehearsal data without legal effect')
const everyRound = text('全部轮次', 'Every round')
const takenBy = text('{round} · {person} 于 {at} 导出，共 {count} 条', '{round} · exported by {person} at {at}, {count} rows')
const masked = text('联系电话已隐去中间数字', 'Telephone numbers are masked')
const unmasked = text('含完整联系电话，请按个人信息保护要求保管', 'Contains full telephone numbers: keep as personal data')

/** Characters; what is longer wraps. */
const usualWidth = 16

export interface ExportedList {
  readonly fileName: string
  readonly stream: Readable
}

/**
 * A list as it is shown, as .xlsx. It takes personal data out of the system, so the trail says who took which rows before the
 * first byte leaves. Telephone numbers are masked unless whoever may reveal contacts asks for them in full. Refuses an empty list.
 */
export const exportList = async (ctx: Context, input: Input): Promise<ExportedList> => {
  const { name: person } = signedIn(ctx)
  if (input.fullPhones) authorize(ctx, 'application:reveal-contact', input.filter.roundId ?? null)
  const { source, round, timeZone } = await exported(ctx, input)
  if (source.count === 0) throw new ServiceError('PRECONDITION', 'export-empty')

  const columns: readonly ListColumn[] = arrangeColumns<ListColumn>(listColumns[input.list], input.columns)
  const cells = columns.flatMap(cellsOf)
  const { roundId: _round, page: _page, size: _size, ...filter } = input.filter
  const at = await withTransaction(ctx, async (tx) => {
    await appendAudit(tx, {
      action: 'list.export',
      subjectType: 'list',
      subjectId: input.list,
      ...(round === null ? {} : { roundId: round.id }),
      after: { rows: source.count, columns: columns.map(({ key }) => key), filter, ids: input.ids, fullPhones: input.fullPhones },
    })
    return tx.ports.clock(tx.db)
  })

  const pick = textIn(input.locale)
  const facts: Readonly<Record<string, string>> = {
    round: round?.name ?? pick(everyRound),
    person,
    at: wallTime(at.toString(), timeZone) ?? '',
    count: String(source.count),
  }
  const title = pick(listNames[input.list])
  return {
    fileName: `${title}-${facts['round']}-${facts['at']?.replaceAll(':', '')}.xlsx`,
    stream: writeList({
      title,
      notes: [
        ...(round?.realm === 'rehearsal' ? [pick(rehearsalMark)] : []),
        pick(takenBy).replace(/\{(\w+)\}/g, (_, name: string) => facts[name] ?? ''),
        ...(cells.some(({ key }) => /phone/i.test(key)) ? [pick(input.fullPhones ? unmasked : masked)] : []),
      ],
      columns: cells.map((cell) => ({ title: pick(cell.title), width: cell.width ?? usualWidth })),
      rows: (async function* () {
        for await (const row of source.rows) yield cells.map(({ key }) => row[key] ?? null)
      })(),
    }),
  }
}
