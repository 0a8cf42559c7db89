import type { listAuditInput } from '@zhengji/domain/audit/input'
import type { AuditRow, ChainVerdict } from '@zhengji/domain/audit/view'
import type { Page } from '@zhengji/domain/fields'
import type { InferInput } from 'valibot'
import { client } from './client.ts'
import { asView } from './wire.ts'

export type AuditListFilter = InferInput<typeof listAuditInput>

export const listAudit = (input: AuditListFilter): Promise<Page<AuditRow>> => asView(client.audit.list.query(input))
export const verifyAudit = (): Promise<ChainVerdict> => client.audit.verify.query()
