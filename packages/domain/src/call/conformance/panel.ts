import { faultsOf, isWholeNumber, repeated, type Check } from './fault.ts'

/** A legal panel can be drawn, even at its least size, and every tie comes to an end. */
export const checkPanelRules: Check = (definition) => {
  const { faults, report } = faultsOf(definition)
  const { panel, aggregation, rubrics } = definition

  if (!isWholeNumber(panel.size, 1) || panel.size % 2 === 0)
    report('panel-even', 'panel', `a size of ${panel.size}: an odd whole number is needed`)
  // 5 is the least size of the product's rules; a trimmed mean needs as many sheets.
  if (!isWholeNumber(panel.minimumSize, 5))
    report('panel-too-small', 'panel', `a minimum of ${panel.minimumSize} members: at least 5 are needed`)
  if (panel.size < panel.minimumSize)
    report('panel-too-small', 'panel', `a size of ${panel.size} is below the minimum of ${panel.minimumSize}`)
  if (!isWholeNumber(panel.substitutes, 0))
    report('count-out-of-range', 'panel', `${panel.substitutes} substitutes: a whole number from 0 on is needed`)
  if (!isWholeNumber(panel.recusalYears, 0))
    report('count-out-of-range', 'panel', `recusal for ${panel.recusalYears} years: a whole number from 0 on is needed`)
  if (panel.categories.length === 0) report('list-empty', 'panel', 'it has no categories')
  for (const { id, minimum } of panel.categories) {
    if (!isWholeNumber(minimum, 0))
      report('count-out-of-range', `panel / category ${id}`, `a minimum of ${minimum}: a whole number from 0 on is needed`)
  }
  const minima = panel.categories.reduce((members, { minimum }) => members + minimum, 0)
  if (minima > panel.minimumSize) {
    report('panel-minima', 'panel', `the categories ask for ${minima} members, more than the least legal panel of ${panel.minimumSize} has`)
  }

  const least = Math.min(...rubrics.map(({ totalPoints }) => totalPoints))
  if (!(aggregation.disagreementPoints > 0) || aggregation.disagreementPoints > least) {
    report(
      'count-out-of-range',
      'aggregation',
      `a disagreement bound of ${aggregation.disagreementPoints} points is not between 0 and ${least}`,
    )
  }

  for (const [role, chain] of Object.entries(definition.ties)) {
    const at = `ties ${role}`
    const draws = chain.filter(({ kind }) => kind === 'draw').length
    if (draws !== 1 || chain.at(-1)?.kind !== 'draw') report('tie-chain', at, 'the chain does not end in its only draw')
    const named = chain.flatMap((rule) => (rule.kind === 'group' ? [rule.group] : []))
    const groups = rubrics.find((rubric) => rubric.role === role)?.groups.map(({ id }) => id) ?? []
    for (const group of named)
      if (!groups.includes(group)) report('group-unknown', at, `the rubric of this role has no group “${group}” (${groups.join(', ')})`)
    for (const group of repeated(named)) report('tie-chain', at, `the group “${group}” is compared more than once`)
  }
  return faults
}
