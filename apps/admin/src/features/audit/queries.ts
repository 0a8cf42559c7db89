import { useQuery } from '@pinia/colada'
import type { AuditRow } from '@zhengji/domain/audit/view'
import type { Page } from '@zhengji/domain/fields'
import { listAudit, type AuditListFilter } from '../../api/audit.ts'

export const auditKeys = {
  all: ['audit'] as const,
  list: (filter: AuditListFilter) => ['audit', 'list', { ...filter }] as const,
}

export const useAuditList = (filter: () => AuditListFilter, enabled: () => boolean) =>
  useQuery({
    key: () => auditKeys.list(filter()),
    query: () => listAudit(filter()),
    enabled,
    // The page before stays until the next one is there: no flicker while paging.
    placeholderData: (previous?: Page<AuditRow>) => previous,
  })
