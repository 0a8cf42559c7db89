import type { PaperStanding } from '@zhengji/domain/result/view'
import { useLocale } from '../i18n/use-locale.ts'

/** What a paper from a result must say about itself: not approved, or replaced by a later one. */
export function usePaperMarks() {
  const { t } = useLocale()
  return ({ mark, supersededBy }: PaperStanding): readonly string[] => {
    if (mark === 'draft') return [t('paper.draft')]
    return mark === 'superseded' ? [t('paper.superseded', { version: supersededBy ?? '' })] : []
  }
}
