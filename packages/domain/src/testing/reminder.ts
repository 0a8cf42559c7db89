import { calendarOf } from '../calendar/official-days.ts'
import type { ApplicationFacts, ReminderFacts, SheetFacts, StaffFacts } from '../reminder/facts.ts'

/** 国务院办公厅关于2026年部分节假日安排的通知 (国办发明电〔2025〕7号), up to May. */
export const calendar2026 = calendarOf([
  {
    year: 2026,
    days: [
      ...['01-01', '01-02', '02-16', '02-17', '02-18', '02-19', '02-20', '02-23', '04-06', '05-01', '05-04', '05-05'].map((day) => ({
        name: '节假日',
        date: `2026-${day}`,
        isOffDay: true,
      })),
      ...['01-04', '02-14', '02-28', '05-09'].map((day) => ({ name: '调休', date: `2026-${day}`, isOffDay: false })),
    ],
  },
])

/** A round in which nobody has anything to do, in an office with mail and text messages. */
export const emptyFacts = (round: { readonly closesAt: Temporal.Instant }): ReminderFacts => ({
  round: {
    id: 'r',
    name: '第一轮',
    realm: 'real',
    deadlineVersion: 1,
    sheetsDueAt: null,
    opensAt: round.closesAt.subtract({ hours: 24 * 30 }),
    ...round,
  },
  applications: [],
  sheets: [],
  members: [],
  staff: [],
  meeting: null,
  publicity: null,
  counts: { drafts: 0, sheetsOut: [], openObjections: [], undelivered: null },
  wishes: [],
  channels: ['email', 'sms'],
  calendar: calendar2026,
})

export const applicationFacts = (change: Partial<ApplicationFacts> = {}): ApplicationFacts => ({
  id: 'app',
  status: 'draft',
  number: null,
  enterpriseName: '云链科技',
  email: 'a@example.com',
  phone: null,
  missingScans: false,
  createdAt: null,
  openNotice: null,
  objection: null,
  ...change,
})

export const sheetFacts = (change: Partial<SheetFacts> = {}): SheetFacts => ({
  expertId: 'e',
  expertName: '王',
  email: 'e@example.com',
  phone: null,
  packId: 'p',
  number: 'S-1',
  dueAt: null,
  issuedAt: null,
  state: 'issued',
  ...change,
})

/** Somebody for whom nothing waits. */
export const staffFacts = (change: Partial<StaffFacts> = {}): StaffFacts => ({
  userId: 'u',
  name: '李',
  email: null,
  phone: null,
  reviews: 0,
  approvals: [],
  counter: false,
  sheets: false,
  results: false,
  reminders: false,
  ...change,
})
