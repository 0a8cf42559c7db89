import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright-core'

/** axe's findings on the page that is open, of any impact: rule, what it says, and the elements. Empty when all is well. */
export const violationsOf = async (page: Page): Promise<readonly string[]> => {
  // The browser's own viewer of a PDF is not our page; its frame is, and is checked.
  const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).exclude(['iframe', 'html']).analyze()
  return violations.flatMap(({ id, impact, help, nodes }) =>
    nodes.map(
      ({ target, failureSummary = '' }) =>
        `${id} (${impact}): ${help}\n  ${target.join(' ')}\n  ${failureSummary.split('\n').slice(1).join(' ')}`,
    ),
  )
}
