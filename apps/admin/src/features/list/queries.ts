import { useQuery } from '@pinia/colada'
import { getListPreferences } from '../../api/lists.ts'

export const listKeys = { preferences: ['lists', 'preferences'] as const }

/** Only this person changes them, and every change refreshes them. */
export const useListPreferences = () => useQuery({ key: listKeys.preferences, query: getListPreferences, staleTime: 3_600_000 })
