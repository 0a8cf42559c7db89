import type { Permission } from '../access/permission.ts'
import { bilingual, refuse, type Refusal } from '../refusal/refusal.ts'
import { text, type LocalizedText } from '../text.ts'
import { statusLabels } from './status-labels.ts'
import type { ApplicationStatus } from './status.ts'

export const applicationEvents = [
  'deliver',
  'deliver-late',
  'issue-correction',
  'accept',
  'admit',
  'refuse',
  'withdraw',
  'void',
  'readmit',
  'score',
  'shortlist',
  'not-select',
  'publicise',
  'qualify',
  'expire',
  'revoke',
] as const

export type ApplicationEvent = (typeof applicationEvents)[number]

export interface Transition {
  readonly event: ApplicationEvent
  readonly from: readonly ApplicationStatus[]
  readonly to: ApplicationStatus
  readonly permission: Permission
  /** The reason is stored and shown to the applicant. */
  readonly reasonRequired: boolean
  readonly label: LocalizedText
}

/** Nothing leads out of these but `readmit`, which four eyes may apply to what was refused as late. */
export const terminalStatuses = ['expired', 'refused', 'withdrawn', 'revoked', 'voided'] as const satisfies ApplicationStatus[]

const beforeResult = ['received', 'correcting', 'accepted', 'under-review'] as const

/**
 * The one state machine of all calls. Guards that need more than the status stand with the rule they belong to:
 * the clock in `window.ts`, defects in `material/`, gates in `condition/`; `readmit` also needs the application to be late.
 */
export const transitions: Readonly<Record<ApplicationEvent, Transition>> = {
  deliver: {
    event: 'deliver',
    from: ['draft', 'correcting'],
    to: 'received',
    permission: 'application:intake',
    reasonRequired: false,
    label: text('登记收件', 'Register delivery'),
  },
  // Source: 公告 四-(一) 逾期未送达不予受理. A correction that comes late is late as well. The reason is the clock's.
  'deliver-late': {
    event: 'deliver-late',
    from: ['draft', 'correcting'],
    to: 'refused',
    permission: 'application:intake',
    reasonRequired: false,
    label: text('逾期登记', 'Register late delivery'),
  },
  'issue-correction': {
    event: 'issue-correction',
    from: ['received'],
    to: 'correcting',
    permission: 'application:intake',
    reasonRequired: false,
    label: text('出具补正通知', 'Issue correction notice'),
  },
  accept: {
    event: 'accept',
    from: ['received'],
    to: 'accepted',
    permission: 'application:review',
    reasonRequired: false,
    label: text('受理', 'Accept'),
  },
  admit: {
    event: 'admit',
    from: ['accepted'],
    to: 'under-review',
    permission: 'application:review',
    reasonRequired: false,
    label: text('提交专家评审', 'Admit to expert review'),
  },
  refuse: {
    event: 'refuse',
    from: beforeResult,
    to: 'refused',
    permission: 'application:review',
    reasonRequired: true,
    label: text('审核不通过', 'Refuse'),
  },
  withdraw: {
    event: 'withdraw',
    from: ['draft', ...beforeResult, 'scored', 'shortlisted', 'not-selected', 'publicised'],
    to: 'withdrawn',
    permission: 'application:intake',
    reasonRequired: true,
    label: text('撤回申报', 'Withdraw'),
  },
  // For mistaken registrations only: from the panel's scores on, an application ends by withdrawal or revocation.
  void: {
    event: 'void',
    from: ['draft', ...beforeResult],
    to: 'voided',
    permission: 'application:intake',
    reasonRequired: true,
    label: text('作废', 'Void'),
  },
  readmit: {
    event: 'readmit',
    from: ['refused'],
    to: 'received',
    permission: 'proposal:decide',
    reasonRequired: true,
    label: text('逾期例外受理', 'Re-admit late delivery'),
  },
  score: {
    event: 'score',
    from: ['under-review'],
    to: 'scored',
    permission: 'proposal:decide',
    reasonRequired: false,
    label: text('确认评分', 'Confirm scores'),
  },
  // From `not-selected` when a place becomes free and the waiting list (递补) moves up.
  shortlist: {
    event: 'shortlist',
    from: ['scored', 'not-selected'],
    to: 'shortlisted',
    permission: 'proposal:decide',
    reasonRequired: false,
    label: text('列为拟入选', 'Shortlist'),
  },
  // From a place only when a corrected result is approved.
  'not-select': {
    event: 'not-select',
    from: ['scored', 'shortlisted', 'publicised'],
    to: 'not-selected',
    permission: 'proposal:decide',
    reasonRequired: false,
    label: text('列为未入选', 'Do not select'),
  },
  publicise: {
    event: 'publicise',
    from: ['shortlisted'],
    to: 'publicised',
    permission: 'result:write',
    reasonRequired: false,
    label: text('公示', 'Publicise'),
  },
  qualify: {
    event: 'qualify',
    from: ['publicised'],
    to: 'qualified',
    permission: 'result:write',
    reasonRequired: false,
    label: text('确定入选', 'Qualify'),
  },
  expire: {
    event: 'expire',
    from: ['qualified'],
    to: 'expired',
    permission: 'result:write',
    reasonRequired: false,
    label: text('资格到期', 'Expire'),
  },
  // Source: 公告 二-6 如有违法违规情况或严重失信行为,将取消企业参与资格.
  revoke: {
    event: 'revoke',
    from: ['shortlisted', 'publicised', 'qualified'],
    to: 'revoked',
    permission: 'proposal:decide',
    reasonRequired: true,
    label: text('取消资格', 'Revoke'),
  },
}

/** Where an event leads from this status; refuses with `transition-not-allowed`. Server and buttons ask the same function. */
export const decideTransition = (
  status: ApplicationStatus,
  event: ApplicationEvent,
): { readonly ok: true; readonly to: ApplicationStatus } | Refusal => {
  const { from, to, label } = transitions[event]
  if (from.includes(status)) return { ok: true, to }
  return refuse('transition-not-allowed', { status: bilingual(statusLabels[status].staff), event: bilingual(label) })
}

/** Events that this status allows and these permissions cover, in the order of the road. */
export const allowedEvents = (status: ApplicationStatus, permissions: readonly Permission[]): readonly ApplicationEvent[] =>
  applicationEvents.filter((event) => {
    const { from, permission } = transitions[event]
    return from.includes(status) && permissions.includes(permission)
  })
