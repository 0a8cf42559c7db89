import type { listEnterprisesInput } from '@zhengji/domain/enterprise/input'
import type { EnterpriseRow } from '@zhengji/domain/enterprise/view'
import type { Page } from '@zhengji/domain/fields'
import type { InferInput } from 'valibot'
import { client } from './client.ts'

export type EnterpriseFilter = InferInput<typeof listEnterprisesInput>

export const listEnterprises = (input: EnterpriseFilter): Promise<Page<EnterpriseRow>> => client.enterprises.list.query(input)
