import { permissions } from '@zhengji/domain/access/permission'
import type { RouteRecordRaw } from 'vue-router'
import { describe, expect, it } from 'vitest'
import { en } from '../i18n/en.ts'
import { zh } from '../i18n/zh.ts'
import { menuEntries } from './menu.ts'
import { routes } from './routes.ts'

interface PlacedRoute {
  readonly path: string
  readonly record: RouteRecordRaw
}

const place = (records: readonly RouteRecordRaw[], above = ''): PlacedRoute[] =>
  records.flatMap((record) => {
    const path = record.path.startsWith('/') ? record.path : `${above.replace(/\/$/, '')}/${record.path}`
    return [{ path, record }, ...place(record.children ?? [], path)]
  })
/** Frames around pages (`AppLayout`, `RoundScope`) are no pages. */
const pages = place(routes).filter(({ record }) => record.children === undefined)

const textOf = (messages: object, key: string): unknown =>
  key
    .split('.')
    .reduce<unknown>(
      (at, part) => (typeof at === 'object' && at !== null ? Object.entries(at).find(([name]) => name === part)?.[1] : undefined),
      messages,
    )

/** Whoever adds a page here says why nobody needs a permission for it. */
const withoutPermission: Readonly<Record<string, string>> = {
  'sign-in': 'before anybody is known',
  'verify-receipt': 'for whoever holds a receipt, with or without an account',
  'change-password': 'one’s own password, also while it must be changed',
  home: 'only leads to where one’s work begins',
  calendar: 'the official days, which everybody may look at; the import asks for its own permission',
  account: 'one’s own account and sessions',
  forbidden: 'says that a permission is missing',
  'not-found': 'says that there is no such page',
}

describe('every page', () => {
  it('has a name and a path of its own', () => {
    expect(pages.length).toBeGreaterThan(20)
    expect(pages.filter(({ record }) => typeof record.name !== 'string')).toEqual([])
    expect(new Set(pages.map(({ record }) => record.name)).size).toBe(pages.length)
    expect(new Set(pages.map(({ path }) => path)).size).toBe(pages.length)
  })

  it('needs a permission of the domain, or says why it needs none', () => {
    const open = pages.filter(({ record }) => !permissions.some((permission) => permission === record.meta?.permission))
    expect(open.map(({ record }) => String(record.name)).sort()).toEqual(Object.keys(withoutPermission).sort())
  })

  it('is for signed-in people, but for the one on which they sign in and the one for holders of a receipt', () => {
    expect(pages.filter(({ record }) => record.meta?.public).map(({ record }) => record.name)).toEqual(['sign-in', 'verify-receipt'])
  })

  it('has a title in both languages; only the way home has none', () => {
    const untitled = pages.filter(({ record }) => {
      const title = record.meta?.title ?? ''
      return ![zh, en].every((messages) => typeof textOf(messages, title) === 'string')
    })
    expect(untitled.map(({ record }) => record.name)).toEqual(['home'])
  })

  it('comes below pages that exist', () => {
    const names = new Set(pages.map(({ record }) => record.name))
    expect(pages.flatMap(({ record }) => record.meta?.parents ?? []).filter((parent) => !names.has(parent))).toEqual([])
  })

  it('is loaded only when it is opened', () => {
    expect(pages.filter(({ record }) => typeof record.component !== 'function')).toEqual([])
  })
})

describe('the menu', () => {
  it('has one place for each entry', () => {
    const places = menuEntries().map(({ record }) => `${record.meta?.nav?.group} ${record.meta?.nav?.order}`)
    expect(new Set(places).size).toBe(places.length)
  })

  it('leads into a round exactly where the path names one', () => {
    const entries = menuEntries().map(({ record, inRound }) => ({ name: record.name, inRound }))
    expect(entries).toEqual(
      entries.map(({ name }) => ({
        name,
        inRound: pages.some(({ path, record }) => record.name === name && path.includes(':roundId')),
      })),
    )
  })
})
