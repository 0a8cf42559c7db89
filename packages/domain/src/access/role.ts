import { text, type LocalizedText } from '../text.ts'

/** Roles of people in the system. Grants are global (`roundId` null) or for one round. */
export const staffRoles = ['clerk', 'officer', 'approver', 'auditor', 'system-admin', 'security-admin'] as const
export type StaffRole = (typeof staffRoles)[number]

export const roleNames: Readonly<Record<StaffRole, LocalizedText>> = {
  clerk: text('窗口人员', 'Counter clerk'),
  officer: text('经办人', 'Call officer'),
  approver: text('审批人', 'Approver'),
  auditor: text('审计员', 'Auditor'),
  'system-admin': text('系统管理员', 'System administrator'),
  'security-admin': text('安全管理员', 'Security administrator'),
}
