import { and, eq } from 'drizzle-orm'
import { newId } from '@zhengji/db/id'
import { enterprises, type Realm } from '@zhengji/db/schema/index'
import { ServiceError } from '../errors.ts'
import type { TransactionContext } from '../transaction.ts'
import { initialsOf } from './initials.ts'
import { sameName } from './name.ts'

export type EnterpriseRow = typeof enterprises.$inferSelect

/**
 * The enterprise of a credit code in a realm, written when it is new, and locked: applications of one enterprise are
 * checked against each other one by one. Throws PRECONDITION when the code is known under another name.
 */
export const registerEnterprise = async (
  tx: TransactionContext,
  realm: Realm,
  wanted: { readonly creditCode: string; readonly name: string },
): Promise<EnterpriseRow> => {
  const row = { id: newId(), realm, ...wanted, initials: initialsOf(wanted.name), createdAt: await tx.ports.clock(tx.db) }
  await tx.db.insert(enterprises).values(row).onConflictDoNothing()
  const [known] = await tx.db
    .select()
    .from(enterprises)
    .where(and(eq(enterprises.realm, realm), eq(enterprises.creditCode, wanted.creditCode)))
    .for('update')
  if (known === undefined) throw new Error('the enterprise was not written')
  if (!sameName(known.name, wanted.name)) {
    throw new ServiceError('PRECONDITION', 'enterprise-name-differs', { known: known.name, found: wanted.name })
  }
  return known
}
