import { useQuery } from '@pinia/colada'
import { listEnterprises, type EnterpriseFilter } from '../../api/enterprises.ts'

/** Below `applications`: whatever changes an application may change an enterprise's line. */
export const useEnterpriseList = (filter: () => EnterpriseFilter) =>
  useQuery({
    key: () => ['applications', 'enterprises', { ...filter() }] as const,
    query: () => listEnterprises(filter()),
    placeholderData: (previous) => previous,
  })
