import { useQuery } from '@pinia/colada'
import { listExperts, type ExpertFilter } from '../../api/experts.ts'

export const expertKeys = {
  all: ['experts'] as const,
  list: (filter: ExpertFilter) => ['experts', 'list', { ...filter }] as const,
}

export const useExpertList = (filter: () => ExpertFilter) =>
  useQuery({
    key: () => expertKeys.list(filter()),
    query: () => listExperts(filter()),
    placeholderData: (previous) => previous,
  })
