import { listEnterprisesInput } from '@zhengji/domain/enterprise/input'
import type { EnterpriseRow } from '@zhengji/domain/enterprise/view'
import type { Page } from '@zhengji/domain/fields'
import { listEnterprises } from '@zhengji/services/enterprise/list'
import { permitted } from '../trpc/base.ts'

export const enterprises = {
  list: permitted('application:read')
    .input(listEnterprisesInput)
    .query(({ ctx, input }): Promise<Page<EnterpriseRow>> => listEnterprises(ctx, input)),
}
