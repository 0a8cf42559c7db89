import { eq } from 'drizzle-orm'
import { applications, enterprises } from '@zhengji/db/schema/index'
import type { ApplicationRow } from '@zhengji/domain/application/view'
import { maskPhone } from '@zhengji/domain/enterprise/phone'

/** Columns of a row of the list; everything else stays in the database. */
export const rowColumns = {
  id: applications.id,
  number: applications.number,
  enterpriseId: applications.enterpriseId,
  enterpriseName: enterprises.name,
  creditCode: enterprises.creditCode,
  role: applications.role,
  status: applications.status,
  late: applications.late,
  contactName: applications.contactName,
  contactPhone: applications.contactPhone,
  receivedAt: applications.receivedAt,
  createdAt: applications.createdAt,
  revision: applications.revision,
}

export const enterpriseOfRow = eq(enterprises.id, applications.enterpriseId)

type Selected = Omit<ApplicationRow, 'receivedAt' | 'createdAt'> & {
  readonly receivedAt: Temporal.Instant | null
  readonly createdAt: Temporal.Instant
}

/** Masks the phone: it is shown in full only on demand. */
export const toApplicationRow = (row: Selected): ApplicationRow => ({
  id: row.id,
  number: row.number,
  enterpriseId: row.enterpriseId,
  enterpriseName: row.enterpriseName,
  creditCode: row.creditCode,
  role: row.role,
  status: row.status,
  late: row.late,
  contactName: row.contactName,
  contactPhone: maskPhone(row.contactPhone),
  receivedAt: row.receivedAt?.toString() ?? null,
  createdAt: row.createdAt.toString(),
  revision: row.revision,
})
