import { applicationColumns } from '../application/columns.ts'
import { auditColumns } from '../audit/columns.ts'
import { enterpriseColumns } from '../enterprise/columns.ts'
import { expertColumns } from '../expert/columns.ts'
import { messageColumns } from '../reminder/columns.ts'
import { sheetColumns } from '../sheet/columns.ts'
import { text, type LocalizedText } from '../text.ts'
import type { ListColumn } from './column.ts'

/** Table of contents: the lists that can be arranged, saved as views and exported. */
export const listColumns = {
  applications: applicationColumns,
  enterprises: enterpriseColumns,
  experts: expertColumns,
  sheets: sheetColumns,
  messages: messageColumns,
  audit: auditColumns,
} as const satisfies Readonly<Record<string, readonly ListColumn[]>>

export type ListId = keyof typeof listColumns

export const listNames: Readonly<Record<ListId, LocalizedText>> = {
  applications: text('申报列表', 'Applications'),
  enterprises: text('申报企业', 'Enterprises'),
  experts: text('专家库', 'Experts'),
  sheets: text('评分表', 'Score sheets'),
  messages: text('提醒明细', 'Messages'),
  audit: text('审计日志', 'Audit trail'),
}

/** Never empty and without duplicates, for schemas. */
export const listIds = Object.keys(listColumns) as [ListId, ...ListId[]] // the keys of the table above

/** Columns in the wanted order; unknown and repeated keys are left out. Null, or nothing left: as the list comes. */
export const arrangeColumns = <Column extends ListColumn>(columns: readonly Column[], wanted: readonly string[] | null): Column[] => {
  const chosen = [...new Set(wanted ?? [])].flatMap((key) => columns.filter((column) => column.key === key))
  return chosen.length > 0 ? chosen : columns.filter(({ optional }) => optional !== true)
}
