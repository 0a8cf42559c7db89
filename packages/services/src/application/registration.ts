import { and, eq, isNull } from 'drizzle-orm'
import type * as v from 'valibot'
import { newId } from '@zhengji/db/id'
import { applicationEntities } from '@zhengji/db/schema/index'
import type { createApplicationInput, entityInput } from '@zhengji/domain/application/input'
import type { CallDefinition } from '@zhengji/domain/call/definition'
import { maskPhone } from '@zhengji/domain/enterprise/phone'
import { refuse, type Refusal } from '@zhengji/domain/refusal/refusal'
import type { TransactionContext } from '../transaction.ts'

export type Registration = Omit<v.InferOutput<typeof createApplicationInput>, 'roundId'>
type Entity = v.InferOutput<typeof entityInput>

/** What the schema cannot know: role and undertakings of this call, each entity once, a relation for every related one. */
export const checkRegistration = (definition: CallDefinition, input: Registration): { readonly ok: true } | Refusal => {
  if (!definition.roles.some((role) => role.id === input.role)) return refuse('role-unknown', { role: input.role })
  const known = new Set(definition.undertakings.map(({ id }) => id))
  const unknown = input.entities.flatMap((entity) => entity.undertakings).find((id) => !known.has(id))
  if (unknown !== undefined) return refuse('undertaking-unknown', { undertaking: unknown })
  const codes = input.entities.map((entity) => entity.creditCode)
  const repeated = codes.find((code, index) => codes.indexOf(code) !== index)
  if (repeated !== undefined) return refuse('entity-repeated', { creditCode: repeated })
  const stranger = input.entities.slice(1).find((entity) => entity.relation === '')
  if (stranger !== undefined) return refuse('relation-required', { name: stranger.name })
  return { ok: true }
}

/** Voids the entities of an earlier registration and writes these; the applicant's relation is always empty. */
export const writeEntities = async (tx: TransactionContext, applicationId: string, entities: readonly Entity[]): Promise<void> => {
  await tx.db
    .update(applicationEntities)
    .set({ voidedAt: await tx.ports.clock(tx.db) })
    .where(and(eq(applicationEntities.applicationId, applicationId), isNull(applicationEntities.voidedAt)))
  await tx.db.insert(applicationEntities).values(
    entities.map((entity, position) => ({
      id: newId(),
      applicationId,
      position,
      name: entity.name,
      creditCode: entity.creditCode,
      relation: position === 0 ? '' : entity.relation,
      undertakings: [...new Set(entity.undertakings)],
    })),
  )
}

/** For the audit trail: who and what, personal data masked. */
export const auditedRegistration = (input: {
  readonly role: string
  readonly contactName: string
  readonly contactPhone: string
  readonly contactEmail: string | null
  readonly note: string
  readonly entities: readonly Pick<Entity, 'name' | 'creditCode' | 'relation' | 'undertakings'>[]
}) => ({
  role: input.role,
  contactName: input.contactName,
  contactPhone: maskPhone(input.contactPhone),
  contactEmail: input.contactEmail?.replace(/^(.).*@/, '$1***@') ?? null,
  note: input.note,
  entities: input.entities.map(({ name, creditCode, relation, undertakings }) => ({ name, creditCode, relation, undertakings })),
})
