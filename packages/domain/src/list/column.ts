import type { LocalizedText } from '../text.ts'

/** One column of a list, on the page and in its workbook alike. */
export interface ListColumn {
  /** Stable: saved settings name it. */
  readonly key: string
  readonly title: LocalizedText
  /** Name under which the server sorts by it. */
  readonly sort?: string
  /** Not shown until somebody asks for it. */
  readonly optional?: true
  /** Of its cell in the workbook, in characters; 16 if left out. */
  readonly width?: number
  /** Columns of the workbook, where one column of the page holds several things; left out: one, under its own key and title. */
  readonly cells?: readonly ListCell[]
}

export interface ListCell {
  readonly key: string
  readonly title: LocalizedText
  readonly width?: number
}

export const cellsOf = ({ key, title, width, cells }: ListColumn): readonly ListCell[] =>
  cells ?? [{ key, title, ...(width === undefined ? {} : { width }) }]
