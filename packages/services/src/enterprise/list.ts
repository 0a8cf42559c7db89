import { and, asc, eq, inArray, type SQL } from 'drizzle-orm'
import type * as v from 'valibot'
import type { Database } from '@zhengji/db/database'
import { applications, enterprises } from '@zhengji/db/schema/index'
import type { listEnterprisesInput } from '@zhengji/domain/enterprise/input'
import { maskPhone } from '@zhengji/domain/enterprise/phone'
import type { EnterpriseRow } from '@zhengji/domain/enterprise/view'
import type { Page } from '@zhengji/domain/fields'
import { authorize } from '../authorize.ts'
import type { Context } from '../context.ts'
import { pageOfIds, type Listed } from '../list/page.ts'
import { containing } from '../search/fragments.ts'

type Input = v.InferOutput<typeof listEnterprisesInput>

/**
 * Each once. The filter stands on applications: an enterprise belongs to a round by applying there, and is found by whatever its
 * applications are. The name leads, so that one index gives order and uniqueness at once.
 */
export const listedEnterprises = (input: Input, chosen?: SQL): Listed => ({
  table: applications,
  id: applications.enterpriseId,
  key: applications.nameKey,
  direction: input.direction,
  distinct: true,
  filter: and(eq(applications.roundId, input.roundId), chosen),
  search: containing(applications, input.search),
})

/** Rows of these enterprises with all their applications in the round, in the order of `ids`. */
export const enterpriseRows = async (db: Database, roundId: string, ids: readonly string[]): Promise<EnterpriseRow[]> => {
  const found = await db
    .select({
      enterprise: enterprises,
      application: {
        id: applications.id,
        number: applications.number,
        role: applications.role,
        status: applications.status,
        late: applications.late,
      },
      contactName: applications.contactName,
      contactPhone: applications.contactPhone,
    })
    .from(applications)
    .innerJoin(enterprises, eq(enterprises.id, applications.enterpriseId))
    .where(and(eq(applications.roundId, roundId), inArray(applications.enterpriseId, [...ids])))
    .orderBy(asc(applications.id))
  const byEnterprise = Map.groupBy(found, ({ enterprise }) => enterprise.id)
  return ids.flatMap((id) => {
    const of = byEnterprise.get(id) ?? []
    const newest = of.at(-1)
    if (newest === undefined) return []
    const { name, creditCode, createdAt } = newest.enterprise
    return {
      id,
      name,
      creditCode,
      createdAt: createdAt.toString(),
      applications: of.map(({ application }) => application),
      contactName: newest.contactName,
      contactPhone: newest.contactPhone,
    }
  })
}

/** One page of the enterprises that applied in a round, by name. */
export const listEnterprises = async (ctx: Context, input: Input): Promise<Page<EnterpriseRow>> => {
  authorize(ctx, 'application:read', input.roundId)
  const { ids, ...count } = await pageOfIds<string>(ctx.db, listedEnterprises(input), input)
  const rows = await enterpriseRows(ctx.db, input.roundId, ids)
  return { rows: rows.map((row) => ({ ...row, contactPhone: maskPhone(row.contactPhone) })), ...count }
}
