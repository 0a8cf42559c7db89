import type { experts } from '@zhengji/db/schema/index'
import { maskPhone } from '@zhengji/domain/enterprise/phone'
import type { ExpertRow } from '@zhengji/domain/expert/view'

export type ExpertRecord = typeof experts.$inferSelect

export const toExpertRow = (expert: ExpertRecord): ExpertRow => ({
  id: expert.id,
  name: expert.name,
  category: expert.category,
  title: expert.title,
  phone: maskPhone(expert.phone),
  email: expert.email,
  employments: expert.employments,
  active: expert.active,
  revision: expert.revision,
})

/** What the audit trail keeps of an expert: no telephone, no e-mail address. */
export const auditedExpert = (
  expert: Pick<ExpertRecord, 'name' | 'category' | 'title' | 'phone' | 'email' | 'employments' | 'active'>,
) => ({
  name: expert.name,
  category: expert.category,
  title: expert.title,
  phone: maskPhone(expert.phone),
  email: expert.email === null ? null : expert.email.replace(/^(.).*(@.*)$/, '$1***$2'),
  employments: expert.employments,
  active: expert.active,
})
