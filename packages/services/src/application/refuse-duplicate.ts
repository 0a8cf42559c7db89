import { and, eq, ne, notInArray } from 'drizzle-orm'
import { applications } from '@zhengji/db/schema/index'
import { ServiceError } from '../errors.ts'
import type { TransactionContext } from '../transaction.ts'

/**
 * One living application per enterprise and role in a round; voided, withdrawn and late ones do not count.
 * Throws PRECONDITION with the number of the existing one (`草稿` while it has none) and its id.
 */
export const refuseDuplicate = async (
  tx: TransactionContext,
  wanted: { readonly roundId: string; readonly enterpriseId: string; readonly role: string; readonly except: string | null },
): Promise<void> => {
  const [rival] = await tx.db
    .select({ id: applications.id, number: applications.number })
    .from(applications)
    .where(
      and(
        eq(applications.roundId, wanted.roundId),
        eq(applications.enterpriseId, wanted.enterpriseId),
        eq(applications.role, wanted.role),
        eq(applications.late, false),
        notInArray(applications.status, ['voided', 'withdrawn']),
        wanted.except === null ? undefined : ne(applications.id, wanted.except),
      ),
    )
    .limit(1)
  if (rival === undefined) return
  throw new ServiceError('PRECONDITION', 'application-duplicate', { number: rival.number ?? '草稿 draft' }, { applicationId: rival.id })
}
