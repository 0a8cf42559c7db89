import type { LocalizedText } from '../text.ts'

/** All states an application can be in; one machine for all calls. Order is the order of the road. */
export const applicationStatuses = [
  'draft',
  'received',
  'correcting',
  'accepted',
  'under-review',
  'scored',
  'shortlisted',
  'not-selected',
  'publicised',
  'qualified',
  'expired',
  'refused',
  'withdrawn',
  'revoked',
  'voided',
] as const

export type ApplicationStatus = (typeof applicationStatuses)[number]

/** How a status looks everywhere: grey draft, blue in progress, orange waiting for them, green done, red refused. */
export type StatusTone = 'grey' | 'blue' | 'orange' | 'green' | 'red'

export interface StatusLabel {
  readonly staff: LocalizedText
  readonly applicant: LocalizedText
  readonly tone: StatusTone
}
