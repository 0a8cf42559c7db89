import type { ReminderPurposeId } from '../call/definition.ts'
import { text, type LocalizedText } from '../text.ts'

/** Everything that a text can ask for. Which of them a purpose can fill in is part of its type, so a wrong one is refused at save. */
export const placeholderNames = {
  call: text('征集名称', 'name of the call'),
  round: text('轮次名称', 'name of the round'),
  recipient: text('收件人姓名', 'name of the recipient'),
  enterprise: text('企业名称', 'name of the enterprise'),
  number: text('编号', 'number of the application or sheet'),
  count: text('数量', 'how many'),
  deadline: text('期限', 'the deadline'),
  rest: text('剩余时间', 'the time that is left'),
} as const satisfies Record<string, LocalizedText>

export type Placeholder = keyof typeof placeholderNames

export interface PurposeTraits {
  readonly name: LocalizedText
  readonly audience: 'applicant' | 'expert' | 'staff'
  /** What the rungs count back from; `none`: told when it happens. */
  readonly deadline: 'closes-at' | 'correction-due' | 'sheets-due' | 'panel-meeting' | 'publicity-end' | 'objection-due' | 'none'
  readonly placeholders: readonly Placeholder[]
}

const applicant = ['call', 'round', 'recipient', 'enterprise', 'number', 'deadline', 'rest'] as const
const sheet = ['call', 'round', 'recipient', 'number', 'deadline', 'rest'] as const
const counted = ['call', 'round', 'recipient', 'count', 'deadline', 'rest'] as const
const happened = ['call', 'round', 'recipient', 'count'] as const

export const purposeTraits: Readonly<Record<ReminderPurposeId, PurposeTraits>> = {
  'draft-not-delivered': {
    name: text('登记后未送达', 'Registered, not delivered'),
    audience: 'applicant',
    deadline: 'closes-at',
    placeholders: applicant,
  },
  'correction-open': {
    name: text('补正未完成', 'Correction open'),
    audience: 'applicant',
    deadline: 'correction-due',
    placeholders: applicant,
  },
  'scan-missing': { name: text('缺扫描件', 'Scan missing'), audience: 'applicant', deadline: 'closes-at', placeholders: applicant },
  'result-published': {
    name: text('结果公示', 'Result published'),
    audience: 'applicant',
    deadline: 'publicity-end',
    placeholders: applicant,
  },
  'objection-answered': {
    name: text('异议已答复', 'Objection answered'),
    audience: 'applicant',
    deadline: 'none',
    placeholders: ['call', 'round', 'recipient', 'enterprise', 'number'],
  },
  'sheet-not-returned': {
    name: text('评分表未交回', 'Score sheet not returned'),
    audience: 'expert',
    deadline: 'sheets-due',
    placeholders: sheet,
  },
  'sheet-incomplete': {
    name: text('评分表不完整', 'Score sheet incomplete'),
    audience: 'expert',
    deadline: 'sheets-due',
    placeholders: sheet,
  },
  'meeting-ahead': {
    name: text('评审会议临近', 'Panel meeting ahead'),
    audience: 'expert',
    deadline: 'panel-meeting',
    placeholders: ['call', 'round', 'recipient', 'deadline', 'rest'],
  },
  'review-due': { name: text('审核到期', 'Reviews due'), audience: 'staff', deadline: 'closes-at', placeholders: counted },
  'pack-waiting': { name: text('评分表待收回', 'Sheets still out'), audience: 'staff', deadline: 'sheets-due', placeholders: counted },
  'approval-waiting': { name: text('提议待审批', 'Approval waiting'), audience: 'staff', deadline: 'none', placeholders: happened },
  'deadline-near': { name: text('截止临近', 'Deadline near'), audience: 'staff', deadline: 'closes-at', placeholders: counted },
  'publicity-ends': { name: text('公示期将满', 'Publicity ends'), audience: 'staff', deadline: 'publicity-end', placeholders: counted },
  'objection-open': { name: text('异议待答复', 'Objection open'), audience: 'staff', deadline: 'objection-due', placeholders: counted },
  undelivered: { name: text('提醒未送达', 'Reminders not delivered'), audience: 'staff', deadline: 'none', placeholders: happened },
}

/** What a group chat may be told: never a name, an enterprise or a score. */
export const groupPlaceholders = ['call', 'round', 'count', 'deadline', 'rest'] as const satisfies readonly Placeholder[]
