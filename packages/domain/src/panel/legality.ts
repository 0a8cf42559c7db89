import type { PanelRules } from '../call/definition.ts'
import { bilingual, refuse, type Refusal } from '../refusal/refusal.ts'

export interface PanelSeat {
  readonly category: string
}

/** What is wrong with a number of seats: even, or below the minimum. */
export const sizeProblems = (rules: PanelRules, size: number): readonly Refusal[] => {
  const problems: Refusal[] = []
  if (size < rules.minimumSize) problems.push(refuse('panel-too-small', { size, minimum: rules.minimumSize }))
  if (size % 2 === 0) problems.push(refuse('panel-size-even', { size }))
  return problems
}

/** Everything that keeps these members from working as a panel; empty when nothing does. Categories without a rule are welcome. */
export const panelProblems = (rules: PanelRules, members: readonly PanelSeat[]): readonly Refusal[] => [
  ...sizeProblems(rules, members.length),
  ...rules.categories.flatMap(({ id, name, minimum }) => {
    const found = members.filter(({ category }) => category === id).length
    return found < minimum ? [refuse('panel-category-short', { category: bilingual(name), found, minimum })] : []
  }),
]

/** The first problem of `panelProblems`, as a decision. */
export const checkPanel = (rules: PanelRules, members: readonly PanelSeat[]): { readonly ok: true } | Refusal =>
  panelProblems(rules, members)[0] ?? { ok: true }
