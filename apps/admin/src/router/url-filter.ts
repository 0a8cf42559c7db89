import { computed, type ComputedRef } from 'vue'
import { useRoute, useRouter, type LocationQuery } from 'vue-router'

/** How a list's filter reads in the address, so that it can be passed on, bookmarked and gone back to. */
export interface FilterCodec<Filter extends { readonly page: number }> {
  /** Never fails: what cannot be read falls back to the default. */
  parse(query: LocationQuery): Filter
  /** Defaults are left out, so that the plain address is the plain list. */
  format(filter: Filter): Record<string, string>
}

export interface UrlFilter<Filter> {
  readonly filter: ComputedRef<Filter>
  /** Changes some fields; everything but a change of page goes back to page 1. */
  change(patch: Partial<Filter>): Promise<void>
  reset(): Promise<void>
}

export function useUrlFilter<Filter extends { readonly page: number }>(codec: FilterCodec<Filter>): UrlFilter<Filter> {
  const route = useRoute()
  const router = useRouter()
  const filter = computed(() => codec.parse(route.query))

  async function change(patch: Partial<Filter>) {
    await router.push({ query: codec.format({ ...filter.value, page: 1, ...patch }) })
  }
  async function reset() {
    await router.push({ query: codec.format(codec.parse({})) })
  }
  return { filter, change, reset }
}

/** The last of a repeated parameter, trimmed to what a list's search may be long. */
export const queryText = (query: LocationQuery, name: string): string => {
  const value = query[name]
  const last = Array.isArray(value) ? value.at(-1) : value
  return (last ?? '').slice(0, 80)
}

/** A whole number ≥ 1; anything else is 1. */
export const queryPage = (query: LocationQuery): number => {
  const page = Number(queryText(query, 'page'))
  return Number.isSafeInteger(page) && page >= 1 && page <= 100_000 ? page : 1
}

/** The value if it is one of the choices, else the first. */
export const queryChoice = <const Choice extends string>(
  query: LocationQuery,
  name: string,
  choices: readonly [Choice, ...Choice[]],
): Choice => choices.find((choice) => choice === queryText(query, name)) ?? choices[0]

/** Leaves out empty and default values. */
export const compactQuery = (
  fields: Readonly<Record<string, string | number | undefined>>,
  defaults: Readonly<Record<string, string | number>> = {},
) =>
  Object.fromEntries(
    Object.entries(fields)
      .filter(([name, value]) => value !== undefined && value !== '' && value !== defaults[name])
      .map(([name, value]) => [name, String(value)]),
  )
