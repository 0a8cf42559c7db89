import type * as v from 'valibot'
import { newId } from '@zhengji/db/id'
import { applications } from '@zhengji/db/schema/index'
import type { createApplicationInput } from '@zhengji/domain/application/input'
import type { Revised } from '@zhengji/domain/fields'
import { appendAudit } from '../audit/append.ts'
import { actingUser, authorize } from '../authorize.ts'
import type { Context } from '../context.ts'
import { registerEnterprise } from '../enterprise/register.ts'
import { refusedBy, ServiceError } from '../errors.ts'
import { notify } from '../notify.ts'
import { loadRound } from '../round/load.ts'
import { withTransaction } from '../transaction.ts'
import { refuseDuplicate } from './refuse-duplicate.ts'
import { auditedRegistration, checkRegistration, writeEntities } from './registration.ts'
import { searchColumns } from './search.ts'

/**
 * Registers a draft; nothing legal happens before `deliverApplication`. Possible after the cut-off as well, because a late
 * delivery has to be recorded too. Refuses a second application of the enterprise for the role, naming the first.
 */
export const createApplication = async (
  ctx: Context,
  input: v.InferOutput<typeof createApplicationInput>,
): Promise<Revised & { readonly applicationId: string }> => {
  authorize(ctx, 'application:intake', input.roundId)
  const createdBy = actingUser(ctx)
  const { round, definition } = await loadRound(ctx.db, input.roundId)
  const { roundId, ...registration } = input
  const verdict = checkRegistration(definition, registration)
  if (!verdict.ok) throw refusedBy(verdict)
  const applicant = registration.entities[0]
  // The schema asks for one at least; a job's payload could still bring none.
  if (applicant === undefined) throw new ServiceError('VALIDATION', 'field-required')

  return withTransaction(ctx, async (tx) => {
    const enterprise = await registerEnterprise(tx, round.realm, { creditCode: applicant.creditCode, name: applicant.name })
    await refuseDuplicate(tx, { roundId, enterpriseId: enterprise.id, role: registration.role, except: null })
    const id = newId()
    const { role, contactName, contactPhone, contactEmail, note } = registration
    await tx.db.insert(applications).values({
      id,
      roundId,
      realm: round.realm,
      enterpriseId: enterprise.id,
      role,
      status: 'draft',
      contactName,
      contactPhone,
      contactEmail,
      note,
      createdBy,
      createdAt: await tx.ports.clock(tx.db),
      ...searchColumns({ enterpriseName: enterprise.name, creditCode: enterprise.creditCode, contactPhone, number: null }),
    })
    await writeEntities(tx, id, registration.entities)
    await notify(tx, { type: 'application', roundId, id })
    await appendAudit(tx, {
      action: 'application.create',
      subjectType: 'application',
      subjectId: id,
      roundId,
      applicationId: id,
      after: auditedRegistration(registration),
    })
    return { applicationId: id, revision: 1 }
  })
}
