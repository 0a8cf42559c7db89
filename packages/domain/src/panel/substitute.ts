import type { PanelRules } from '../call/definition.ts'
import { refuse, type Refusal } from '../refusal/refusal.ts'
import type { PoolExpert } from './draw.ts'
import { checkPanel } from './legality.ts'

/**
 * Who moves up when a member leaves: the first substitute, in drawn order, with whom the panel still meets its rules.
 * Refuses when none does.
 */
export const chooseSubstitute = (
  rules: PanelRules,
  staying: readonly PoolExpert[],
  substitutes: readonly PoolExpert[],
): { readonly ok: true; readonly expertId: string } | Refusal => {
  const fits = substitutes.find((substitute) => checkPanel(rules, [...staying, substitute]).ok)
  return fits === undefined ? refuse('panel-no-substitute', { count: substitutes.length }) : { ok: true, expertId: fits.expertId }
}
