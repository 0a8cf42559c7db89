import type { ListId } from './columns.ts'

/** A filter with its arrangement, under a name of one's own. */
export interface SavedView {
  readonly name: string
  /** The filter as it stands in the address, without `?` and without a page. */
  readonly query: string
  readonly columns: readonly string[] | null
}

export interface ListPreference {
  readonly list: ListId
  /** Null: as the list comes. */
  readonly columns: readonly string[] | null
  readonly views: readonly SavedView[]
  /** 0: nothing is stored yet. */
  readonly revision: number
}
