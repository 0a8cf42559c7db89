import type { CallRole, Rubric } from '@zhengji/domain/call/definition'
import type { RankedApplicant } from '@zhengji/domain/result/compute'
import { useLocale } from '../../i18n/use-locale.ts'
import { tieOf } from './reading.ts'

/** What a ranking says in words, on the screen and on paper. */
export function useResultWords() {
  const { t, pick } = useLocale()

  function groupName(rubric: Rubric | undefined, group: string): string {
    return pick(rubric?.groups.find(({ id }) => id === group)?.name) || group
  }
  function outcomeText({ outcome, rank }: RankedApplicant, { places }: CallRole['quota']): string {
    return outcome === 'waiting' && rank !== null ? t('result.waitingNo', { n: rank - places }) : t(`result.outcomes.${outcome}`)
  }
  /** Empty when nothing had to separate it from its neighbour above. */
  function tieText({ tieResolvedBy }: RankedApplicant, rubric: Rubric | undefined): string {
    const tie = tieOf(tieResolvedBy)
    if (tie === null) return ''
    return tie.kind === 'draw' ? t('result.tieDraw') : t('result.tieGroup', { group: groupName(rubric, tie.group) })
  }
  return { groupName, outcomeText, tieText }
}
