import { roundIdInput } from '@zhengji/domain/round/input'
import type { DashboardView } from '@zhengji/domain/dashboard/view'
import { getDashboard } from '@zhengji/services/dashboard/get'
import { permitted } from '../trpc/base.ts'

export const dashboard = {
  get: permitted('round:read')
    .input(roundIdInput)
    .query(({ ctx, input }): Promise<DashboardView> => getDashboard(ctx, input)),
}
