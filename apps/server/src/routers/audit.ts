import { listAuditInput } from '@zhengji/domain/audit/input'
import type { AuditRow, ChainVerdict } from '@zhengji/domain/audit/view'
import type { Page } from '@zhengji/domain/fields'
import { listAudit } from '@zhengji/services/audit/list'
import { verifyAudit } from '@zhengji/services/audit/verify'
import { permitted } from '../trpc/base.ts'

export const audit = {
  list: permitted('audit:read')
    .input(listAuditInput)
    .query(({ ctx, input }): Promise<Page<AuditRow>> => listAudit(ctx, input)),
  verify: permitted('audit:read').query(({ ctx }): Promise<ChainVerdict> => verifyAudit(ctx)),
}
