import { useQueryCache } from '@pinia/colada'

/**
 * Fetches anew what is shown, of the queries whose keys begin so. Never fails: what cannot be fetched keeps its error in the query,
 * for the page that shows it, and the act after which it is refreshed has succeeded all the same.
 */
export function useRefresh() {
  const cache = useQueryCache()
  return async (keys: readonly (readonly string[])[] | 'everything'): Promise<void> => {
    const filters = keys === 'everything' ? [{}] : keys.map((key) => ({ key }))
    await Promise.allSettled(filters.map((filter) => cache.invalidateQueries(filter)))
  }
}
