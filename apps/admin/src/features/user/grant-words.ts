import { roleNames } from '@zhengji/domain/access/role'
import type { GrantView } from '@zhengji/domain/session/view'
import type { GrantableRound } from '@zhengji/domain/user/view'
import { useLocale } from '../../i18n/use-locale.ts'

/** `经办人 · 全部轮次`. A round that the reader may not name is “another round”. */
export function useGrantWords(rounds: () => readonly GrantableRound[] | undefined) {
  const { t, pick } = useLocale()

  function roundWords({ name, realm }: GrantableRound): string {
    return realm === 'rehearsal' ? t('round.rehearsalNamed', { name }) : name
  }
  function scopeOf(roundId: string | null): string {
    if (roundId === null) return t('user.everyRound')
    const round = rounds()?.find(({ id }) => id === roundId)
    return round ? roundWords(round) : t('user.otherRound')
  }
  function wordsOf({ role, roundId }: GrantView): string {
    return `${pick(roleNames[role])} · ${scopeOf(roundId)}`
  }
  return { roundWords, scopeOf, wordsOf }
}
