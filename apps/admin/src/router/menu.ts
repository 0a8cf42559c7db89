import type { RouteRecordRaw } from 'vue-router'
import { routes } from './routes.ts'

export type MenuGroup = 'work' | 'review' | 'control' | 'settings'
export const menuGroups: readonly MenuGroup[] = ['work', 'review', 'control', 'settings']

/** A page that stands in the left menu. */
export interface MenuEntry {
  readonly record: RouteRecordRaw
  readonly inRound: boolean
}

const collect = (records: readonly RouteRecordRaw[], inRound: boolean): MenuEntry[] =>
  records.flatMap((record) => {
    const within = inRound || record.path.includes(':roundId')
    return [...(record.meta?.nav ? [{ record, inRound: within }] : []), ...collect(record.children ?? [], within)]
  })

const orderOf = (entry: MenuEntry): number => entry.record.meta?.nav?.order ?? 0

/** Every menu entry in order; whoever shows it leaves out what the user may not do. */
export const menuEntries = (): MenuEntry[] => collect(routes, false).sort((a, b) => orderOf(a) - orderOf(b))
