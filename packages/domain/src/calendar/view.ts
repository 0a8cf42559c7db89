import type { OfficialDay } from './official-days.ts'

/** The official days of a year as the system counts with them. */
export interface CalendarYearView {
  readonly year: number
  readonly days: readonly OfficialDay[]
  /** `package`: came with the software; `import`: an administrator's file, which goes before it. */
  readonly source: 'package' | 'import'
  readonly importedBy: string | null
  readonly importedAt: string | null
}

/** Shown once; only its hash is kept. */
export interface NewFeed {
  readonly feedId: string
  /** Path below the address of the installation. */
  readonly path: string
}

export interface FeedView {
  readonly id: string
  readonly createdAt: string
  readonly lastReadAt: string | null
}
