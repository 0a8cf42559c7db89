import { faultsOf, isWholeNumber, type Check } from './fault.ts'

/** Whoever is named is declared, whoever is declared is used, and nothing that has to have members is empty. */
export const checkRoles: Check = (definition) => {
  const { faults, report } = faultsOf(definition)
  const { roles, undertakings, conditions, materials, rubrics, ties } = definition
  const declared = roles.map(({ id }) => id)

  const lists: readonly (readonly [string, readonly unknown[]])[] = [
    ['roles', roles],
    ['undertakings', undertakings],
    ['conditions', conditions],
    ['materials', materials],
    ...conditions.map(({ id, checkpoints }) => [`condition ${id} / checkpoints`, checkpoints] as const),
    ...conditions.map((condition) => [`condition ${condition.id} / roles`, condition.roles] as const),
  ]
  for (const [at, list] of lists) if (list.length === 0) report('list-empty', at, 'nothing is listed')

  const named: readonly (readonly [string, readonly string[]])[] = [
    ...conditions.map((condition) => [`condition ${condition.id}`, condition.roles] as const),
    ['rubrics', rubrics.map(({ role }) => role)],
    ['ties', Object.keys(ties)],
  ]
  for (const [at, ids] of named)
    for (const id of ids)
      if (!declared.includes(id)) report('role-unknown', at, `the role “${id}” is not declared (${declared.join(', ')})`)

  for (const { id, quota } of roles) {
    const at = `role ${id}`
    if (!conditions.some((condition) => condition.kind === 'gate' && condition.roles.includes(id)))
      report('role-unused', at, 'no gate applies to it')
    if (!rubrics.some(({ role }) => role === id)) report('role-unused', at, 'it has no rubric')
    if (!Object.hasOwn(ties, id)) report('role-unused', at, 'it has no tie chain')
    if (!isWholeNumber(quota.places, 1))
      report('count-out-of-range', `${at} / quota`, `${quota.places} places: a whole number from 1 on is needed`)
    if (!isWholeNumber(quota.waiting, 0))
      report('count-out-of-range', `${at} / quota`, `a waiting list of ${quota.waiting}: a whole number from 0 on is needed`)
  }
  for (const { id, copies } of materials) {
    if (!isWholeNumber(copies, 1, 99))
      report('count-out-of-range', `material ${id}`, `${copies} copies: a whole number from 1 to 99 is needed`)
  }
  return faults
}
