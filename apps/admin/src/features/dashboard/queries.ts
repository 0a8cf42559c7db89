import { useQuery } from '@pinia/colada'
import { getDashboard } from '../../api/dashboard.ts'

export const useDashboard = (roundId: () => string) =>
  useQuery({ key: () => ['dashboard', roundId()], query: () => getDashboard(roundId()) })
