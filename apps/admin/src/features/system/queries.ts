import { useQuery } from '@pinia/colada'
import { getHealth } from '../../api/system.ts'

export const systemKeys = { all: ['system'] as const }

/** The server looks at most once a second; what is shown is as old as `checkedAt` says. */
export const useHealth = () => useQuery({ key: systemKeys.all, query: getHealth, staleTime: 0 })
