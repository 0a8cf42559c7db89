import type { CallDefinition } from '@zhengji/domain/call/definition'
import type { Locale, LocalizedText } from '@zhengji/domain/text'
import type { ListCellValue } from '@zhengji/workbook/list/write'
import type { RoundRow } from '../round/load.ts'

/** A row of a list by the keys of its cells (`domain/list/columns`). */
export type ListCells = Readonly<Record<string, ListCellValue>>

/** What an exporter needs besides the filter. */
export interface ExportFrame {
  readonly round: RoundRow
  readonly definition: CallDefinition
  /** Only these; null: every row that the filter leaves. */
  readonly ids: readonly string[] | null
  readonly fullPhones: boolean
  readonly locale: Locale
}

export interface ListSource {
  readonly count: number
  readonly rows: AsyncIterable<ListCells>
}

/** Rows fetched at once: few enough to stay small, many enough that 100,000 rows are 200 questions. */
const chunkSize = 500

/** Rows of these ids, in their order, without ever holding more than a chunk of them. */
export const rowsInChunks = <Id, Row>(
  ids: readonly Id[],
  load: (chunk: readonly Id[]) => Promise<readonly Row[]>,
  cells: (row: Row) => ListCells,
): ListSource => ({
  count: ids.length,
  rows: (async function* () {
    for (let from = 0; from < ids.length; from += chunkSize) {
      for (const row of await load(ids.slice(from, from + chunkSize))) yield cells(row)
    }
  })(),
})

/** `2026-01-28 17:30` in the zone: text that sorts, with no date format of any office program between. */
export const wallTime = (iso: string | null, timeZone: string, smallestUnit: 'minute' | 'second' = 'minute'): string | null =>
  iso === null
    ? null
    : Temporal.Instant.from(iso).toZonedDateTimeISO(timeZone).toPlainDateTime().toString({ smallestUnit }).replace('T', ' ')

export const textIn =
  (locale: Locale) =>
  (text: LocalizedText | undefined): string =>
    text?.[locale] ?? ''
