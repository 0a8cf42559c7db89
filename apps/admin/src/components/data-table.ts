export interface TableColumn {
  readonly key: string
  readonly title: string
  /** Name under which the server sorts by it. */
  readonly sort?: string
  /** CSS width; the rest shares what is left. */
  readonly width?: string
  readonly align?: 'end' | 'center'
}

export interface TableSort {
  readonly by: string
  readonly direction: 'asc' | 'desc'
}
