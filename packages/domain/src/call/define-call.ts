import type { CallDefinition, Condition, ReminderPurposeId, Rubric } from './definition.ts'

/** Ids that a definition declares, as literals. */
export type RoleId<D extends CallDefinition> = D['roles'][number]['id']
export type UndertakingId<D extends CallDefinition> = D['undertakings'][number]['id']
export type GroupId<D extends CallDefinition, Role> = Extract<D['rubrics'][number], { readonly role: Role }>['groups'][number]['id']

/** What is forgotten becomes a property that nobody can provide; its name is the message. */
type Missing<Ids extends string, What extends string> = [Ids] extends [never]
  ? unknown
  : { readonly [Id in Ids as `${What}: ${Id}`]: never }

/** Ids that have widened to `string` would make every check below pass in silence. */
type Literal<Ids extends string, What extends string> = string extends Ids
  ? { readonly [Message in `${What} ids are no literals: declare the list “as const satisfies …”`]: never }
  : unknown

/** The same definition with every id that it refers to narrowed to those that it declares. */
interface Referring<D extends CallDefinition> {
  readonly conditions: readonly (Condition & { readonly roles: readonly RoleId<D>[] })[]
  readonly rubrics: readonly (Rubric & { readonly role: RoleId<D> })[]
  readonly ties: {
    readonly [Role in keyof D['ties'] | RoleId<D>]: Role extends RoleId<D>
      ? readonly ({ readonly kind: 'group'; readonly group: GroupId<D, Role> } | { readonly kind: 'draw' })[]
      : never
  }
}

type Checked<D extends CallDefinition> = Literal<RoleId<D>, 'role'> &
  Literal<UndertakingId<D>, 'undertaking'> &
  Literal<D['rubrics'][number]['groups'][number]['id'], 'criterion group'> &
  Missing<Exclude<RoleId<D>, D['rubrics'][number]['role']>, 'no rubric for the role'> &
  Missing<Exclude<RoleId<D>, D['conditions'][number]['roles'][number]>, 'no condition for the role'> &
  Missing<Exclude<ReminderPurposeId, D['reminders'][number]['id']>, 'no reminder ladder for the purpose'> &
  Referring<D>

/**
 * Checks a definition while it is written: ids become literals, and a role or criterion group that is named but not declared,
 * a role without conditions, rubric or tie chain, and a purpose without a ladder do not compile. What types cannot say (sums,
 * dates, order) the conformance suite checks. Lists in files of their own are written `as const satisfies readonly …[]`.
 */
export const defineCall = <const D extends CallDefinition>(definition: D & Checked<D>): D => definition
