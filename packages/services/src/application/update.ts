import type * as v from 'valibot'
import type { updateApplicationInput } from '@zhengji/domain/application/input'
import type { ApplicationStatus } from '@zhengji/domain/application/status'
import type { Revised } from '@zhengji/domain/fields'
import { appendAudit } from '../audit/append.ts'
import type { Context } from '../context.ts'
import { registerEnterprise } from '../enterprise/register.ts'
import { refusedBy, ServiceError } from '../errors.ts'
import { notify } from '../notify.ts'
import { withTransaction } from '../transaction.ts'
import { entitiesOf } from './entities.ts'
import { claimApplication, loadPermitted, reviseApplication } from './load.ts'
import { refuseDuplicate } from './refuse-duplicate.ts'
import { auditedRegistration, checkRegistration, writeEntities } from './registration.ts'
import { searchColumns } from './search.ts'

/** A slip of the pen can be mended until the office has accepted the application. */
export const editableStatuses: readonly ApplicationStatus[] = ['draft', 'received', 'correcting']

/** Replaces what was registered. Enterprise and role are fixed by the first receipt, which names them. */
export const updateApplication = async (ctx: Context, input: v.InferOutput<typeof updateApplicationInput>): Promise<Revised> => {
  const { round, definition } = await loadPermitted(ctx, input.applicationId, 'application:intake')
  const { applicationId, revision, ...registration } = input
  const verdict = checkRegistration(definition, registration)
  if (!verdict.ok) throw refusedBy(verdict)
  const applicant = registration.entities[0]
  // The schema asks for one at least; a job's payload could still bring none.
  if (applicant === undefined) throw new ServiceError('VALIDATION', 'field-required')

  return withTransaction(ctx, async (tx) => {
    const before = await claimApplication(tx, applicationId, revision)
    if (!editableStatuses.includes(before.status)) throw new ServiceError('PRECONDITION', 'application-not-editable')
    const enterprise = await registerEnterprise(tx, round.realm, { creditCode: applicant.creditCode, name: applicant.name })
    const another = enterprise.id !== before.enterpriseId || registration.role !== before.role
    if (another && before.status !== 'draft') throw new ServiceError('PRECONDITION', 'application-not-editable')
    if (another) await refuseDuplicate(tx, { roundId: round.id, enterpriseId: enterprise.id, role: registration.role, except: before.id })
    const earlier = await entitiesOf(tx.db, applicationId)
    const { role, contactName, contactPhone, contactEmail, note } = registration
    const next = await reviseApplication(tx, before, {
      enterpriseId: enterprise.id,
      role,
      contactName,
      contactPhone,
      contactEmail,
      note,
      ...searchColumns({ enterpriseName: enterprise.name, creditCode: enterprise.creditCode, contactPhone, number: before.number }),
    })
    await writeEntities(tx, applicationId, registration.entities)
    await notify(tx, { type: 'application', roundId: round.id, id: applicationId })
    await appendAudit(tx, {
      action: 'application.update',
      subjectType: 'application',
      subjectId: applicationId,
      roundId: round.id,
      applicationId,
      before: auditedRegistration({ ...before, entities: earlier }),
      after: auditedRegistration(registration),
    })
    return { revision: next }
  })
}
