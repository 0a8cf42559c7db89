import type * as v from 'valibot'
import type { applicationIdInput } from '@zhengji/domain/application/input'
import type { ContactDetails } from '@zhengji/domain/application/view'
import { appendAudit } from '../audit/append.ts'
import type { Context } from '../context.ts'
import { withTransaction } from '../transaction.ts'
import { loadPermitted } from './load.ts'

/** The contact unmasked; each reveal leaves an entry. Source: 个人信息保护法 第51条. */
export const revealContact = async (ctx: Context, input: v.InferOutput<typeof applicationIdInput>): Promise<ContactDetails> => {
  const { application } = await loadPermitted(ctx, input.applicationId, 'application:reveal-contact')
  await withTransaction(ctx, (tx) =>
    appendAudit(tx, {
      action: 'application.reveal-contact',
      subjectType: 'application',
      subjectId: application.id,
      roundId: application.roundId,
      applicationId: application.id,
    }),
  )
  return { name: application.contactName, phone: application.contactPhone, email: application.contactEmail }
}
