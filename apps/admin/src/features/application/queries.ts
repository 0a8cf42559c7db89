import { useQuery } from '@pinia/colada'
import {
  getApplication,
  getNotice,
  getReceipt,
  getRefusal,
  getTimeline,
  listApplications,
  type ApplicationFilter,
} from '../../api/applications.ts'

export const applicationKeys = {
  all: ['applications'] as const,
  list: (filter: ApplicationFilter) => ['applications', 'list', { ...filter }] as const,
  detail: (applicationId: string) => ['applications', 'detail', applicationId] as const,
  timeline: (applicationId: string) => ['applications', 'timeline', applicationId] as const,
  receipt: (receiptId: string) => ['applications', 'receipt', receiptId] as const,
  refusal: (applicationId: string) => ['applications', 'refusal', applicationId] as const,
  notice: (noticeId: string) => ['applications', 'notice', noticeId] as const,
}

export const useApplicationList = (filter: () => ApplicationFilter) =>
  useQuery({
    key: () => applicationKeys.list(filter()),
    query: () => listApplications(filter()),
    // The page before stays until the next one is there: no flicker while paging.
    placeholderData: (previous) => previous,
  })

export const useApplication = (applicationId: () => string, enabled: () => boolean = () => true) =>
  useQuery({ key: () => applicationKeys.detail(applicationId()), query: () => getApplication(applicationId()), enabled })

export const useTimeline = (applicationId: () => string) =>
  useQuery({ key: () => applicationKeys.timeline(applicationId()), query: () => getTimeline(applicationId()) })

/** Papers never change once they are issued. */
export const useReceipt = (receiptId: () => string) =>
  useQuery({ key: () => applicationKeys.receipt(receiptId()), query: () => getReceipt(receiptId()), staleTime: Infinity })

export const useNotice = (noticeId: () => string) =>
  useQuery({ key: () => applicationKeys.notice(noticeId()), query: () => getNotice(noticeId()), staleTime: Infinity })

/** Stands until four eyes let the application in after all. */
export const useRefusal = (applicationId: () => string) =>
  useQuery({ key: () => applicationKeys.refusal(applicationId()), query: () => getRefusal(applicationId()) })
