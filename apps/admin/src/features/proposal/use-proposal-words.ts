import type { ProposalContent } from '@zhengji/domain/proposal/content'
import type { ProposalView } from '@zhengji/domain/proposal/view'
import { useLocale } from '../../i18n/use-locale.ts'
import { useCurrentRound } from '../round/current.ts'
import { summaryOf } from './summary.ts'

/** A proposal in the words of a list. */
export function useProposalWords() {
  const { t, te } = useLocale()
  const { timeZone } = useCurrentRound()

  function kindName({ kind }: Pick<ProposalView, 'kind'>): string {
    return te(`proposal.kinds.${kind}`) ? t(`proposal.kinds.${kind}`) : t('proposal.unknownKind')
  }
  /** Empty for what this version does not know. */
  function summary(content: ProposalContent | null): string {
    if (content === null) return ''
    const { key, params } = summaryOf(content, timeZone.value)
    return t(`proposal.summary.${key}`, params)
  }
  return { kindName, summary }
}
