import type { DashboardView } from '@zhengji/domain/dashboard/view'
import { client } from './client.ts'

export const getDashboard = (roundId: string): Promise<DashboardView> => client.dashboard.get.query({ roundId })
