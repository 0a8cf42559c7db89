import type { listAuditInput } from '@zhengji/domain/audit/input'
import type { AuditRow, ChainVerdict } from '@zhengji/domain/audit/view'
import type { Page } from '@zhengji/domain/fields'
import type { InferInput } from 'valibot'
import { client } from './client.ts'
import { asView } from './wire.ts'

export const listAudit = (input: InferInput<typeof listAuditInput>): Promise<Page<AuditRow>> => asView(client.audit.list.query(input))
export const verifyAudit = (): Promise<ChainVerdict> => client.audit.verify.query()
