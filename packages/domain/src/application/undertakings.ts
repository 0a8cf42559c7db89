import type { CallDefinition, Undertaking } from '../call/definition.ts'
import { bilingualList, refuse, type Refusal } from '../refusal/refusal.ts'

type Undertakings = Pick<CallDefinition, 'undertakings'>
interface Covering {
  readonly undertakings: readonly string[]
}

/** Undertakings that neither the applicant nor a related entity covers, in the order of the definition. */
export const uncoveredUndertakings = (definition: Undertakings, entities: readonly Covering[]): readonly Undertaking[] => {
  const covered = new Set(entities.flatMap((entity) => entity.undertakings))
  return definition.undertakings.filter(({ id }) => !covered.has(id))
}

/**
 * Every undertaking has to be covered by at least one entity; several may share one.
 * Refuses the first id that the call does not know, then all uncovered undertakings at once, by name.
 * Source: 公告 二 能独立承担或与其关联主体共同承担……
 */
export const checkCoverage = (definition: Undertakings, entities: readonly Covering[]): { readonly ok: true } | Refusal => {
  const known = new Set(definition.undertakings.map(({ id }) => id))
  const unknown = entities.flatMap((entity) => entity.undertakings).find((id) => !known.has(id))
  if (unknown !== undefined) return refuse('undertaking-unknown', { undertaking: unknown })
  const uncovered = uncoveredUndertakings(definition, entities)
  if (uncovered.length === 0) return { ok: true }
  return refuse('undertakings-uncovered', { count: uncovered.length, undertakings: bilingualList(uncovered.map(({ name }) => name)) })
}
