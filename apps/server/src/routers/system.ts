import type { SystemHealth } from '@zhengji/domain/system/view'
import { permitted } from '../trpc/base.ts'

export const system = {
  health: permitted('system:read').query(({ ctx }): Promise<SystemHealth> => ctx.health()),
}
