import { shownPages } from '../interface/pages.ts'
import type { BuiltSizes } from './built-sizes.ts'

export interface Budget {
  readonly value: number
  readonly limit: number
  readonly ok: boolean
}

export const exactly = (value: number, limit: number): Budget => ({ value, limit, ok: value === limit })
export const atLeast = (value: number, limit: number): Budget => ({ value, limit, ok: value >= limit })
const upTo = (value: number, limit: number): Budget => ({ value, limit, ok: value <= limit })

/** In kB (1,000 bytes) after gzip; charts and the PDF viewer are fetched apart and not counted. */
const limits = { initialJs: 105, initialCss: 12, list: 205, form: 195 } as const

const kilobytes = (bytes: number): number => Math.round(bytes / 100) / 10

/** A route that is a form anywhere in the list has the form's budget. */
const isForm = (route: string): boolean => shownPages.some((page) => page.route === route && page.form === true)

export const sizeBudgets = ({ initial, routes }: BuiltSizes): Readonly<Record<string, Budget>> => ({
  'initial.js.kB': upTo(kilobytes(initial.js), limits.initialJs),
  'initial.css.kB': upTo(kilobytes(initial.css), limits.initialCss),
  ...Object.fromEntries(
    routes.map(({ route, js, css }) => [`route.${route}.kB`, upTo(kilobytes(js + css), isForm(route) ? limits.form : limits.list)]),
  ),
})
