import type { sheets } from '@zhengji/db/schema/index'
import { ServiceError } from '../errors.ts'

/** Why nothing can be done with a void sheet any more. */
export const voidedBecause = ({ number, voidReason }: Pick<typeof sheets.$inferSelect, 'number' | 'voidReason'>): ServiceError =>
  new ServiceError('PRECONDITION', 'sheet-void-unreplaced', { number, why: voidReason ?? '—' })
