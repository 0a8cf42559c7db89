import type * as v from 'valibot'
import { newId } from '@zhengji/db/id'
import { users } from '@zhengji/db/schema/index'
import type { createUserInput } from '@zhengji/domain/user/input'
import type { OneTimePassword } from '@zhengji/domain/user/view'
import { appendAudit } from '../audit/append.ts'
import { authorize } from '../authorize.ts'
import type { Context } from '../context.ts'
import { ServiceError } from '../errors.ts'
import { hashPassword, oneTimePassword } from '../session/password.ts'
import { withTransaction } from '../transaction.ts'

/** An account without any role; the password is shown once and must be changed at the first sign-in. */
export const createUser = async (ctx: Context, input: v.InferOutput<typeof createUserInput>): Promise<OneTimePassword> => {
  authorize(ctx, 'user:write', null)
  const password = oneTimePassword()
  const passwordHash = await hashPassword(password)
  const userId = newId()
  await withTransaction(ctx, async (tx) => {
    const created = await tx.db
      .insert(users)
      .values({ id: userId, ...input, passwordHash, createdAt: await tx.ports.clock(tx.db) })
      .onConflictDoNothing({ target: users.login })
      .returning({ id: users.id })
    if (created.length === 0) throw new ServiceError('PRECONDITION', 'login-taken', { login: input.login })
    await appendAudit(tx, {
      action: 'user.create',
      subjectType: 'user',
      subjectId: userId,
      after: { login: input.login, displayName: input.displayName },
    })
  })
  return { userId, login: input.login, password }
}
