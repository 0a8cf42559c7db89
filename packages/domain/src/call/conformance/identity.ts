import { seriesMarks } from '../../application/number.ts'
import { faultsOf, isWholeNumber, repeated, type Check } from './fault.ts'

const slug = /^[a-z0-9]+(-[a-z0-9]+)*$/

/** Ids are stored for years beside applications and scores: slugs, at most 80 characters, each once in its list. */
export const checkIdentity: Check = (definition) => {
  const { faults, report } = faultsOf(definition)
  const { roles, undertakings, conditions, materials, rubrics, panel, reminders } = definition

  const lists: readonly (readonly [string, readonly { readonly id: string }[]])[] = [
    ['call', [definition]],
    ['roles', roles],
    ['provisions', definition.provisions],
    ['undertakings', undertakings],
    ['conditions', conditions],
    // Findings are stored by checkpoint id alone, scores by criterion id alone: unique through the whole call.
    ['checkpoints', conditions.flatMap(({ checkpoints }) => checkpoints)],
    ['materials', materials],
    ['criteria', rubrics.flatMap(({ groups }) => groups.flatMap(({ criteria }) => criteria))],
    ...rubrics.map(({ role, groups }) => [`groups of rubric ${role}`, groups] as const),
    ['panel categories', panel.categories],
    ['reminders', reminders],
    ...reminders.map(({ id, rungs }) => [`rungs of reminder ${id}`, rungs] as const),
  ]
  for (const [at, list] of lists) {
    const ids = list.map(({ id }) => id)
    for (const id of ids)
      if (!slug.test(id) || id.length > 80)
        report('id-form', at, `the id “${id}” is not a slug of a-z, 0-9 and single hyphens, at most 80 characters`)
    for (const id of repeated(ids)) report('id-duplicate', at, `the id “${id}” occurs more than once`)
  }
  for (const role of repeated(rubrics.map(({ role }) => role)))
    report('id-duplicate', 'rubrics', `the role “${role}” has more than one rubric`)

  if (!isWholeNumber(definition.version, 1)) report('version-form', 'version', `${definition.version} is not a whole number from 1 on`)
  if (!/^(?!YL\d)[A-Z0-9]{2,20}$/.test(definition.numberPrefix)) {
    report(
      'prefix-form',
      'numberPrefix',
      `“${definition.numberPrefix}” is not 2 to 20 characters of A-Z and 0-9, or begins like a rehearsal (YL1…)`,
    )
  }
  const reserved: readonly string[] = Object.values(seriesMarks)
  for (const { id, mark } of roles) {
    if (!/^[\p{Script=Han}A-Z]{1,2}$/u.test(mark))
      report('mark-form', `role ${id}`, `the mark “${mark}” is not one or two Chinese characters or capitals`)
    if (reserved.includes(mark))
      report('mark-duplicate', `role ${id}`, `the mark “${mark}” is that of a series of the office (${reserved.join(' ')})`)
  }
  for (const mark of repeated(roles.map(({ mark }) => mark)))
    report('mark-duplicate', 'roles', `the mark “${mark}” stands for more than one role`)
  return faults
}
