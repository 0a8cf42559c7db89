import { useLocale } from '../../i18n/use-locale.ts'
import { useCurrentRound } from '../round/current.ts'

/** Name of a role of the call; null stands for all of them. */
export function useRoleName() {
  const { t, pick } = useLocale()
  const { definition } = useCurrentRound()
  return (role: string | null): string =>
    role === null ? t('sheet.allRoles') : pick(definition.value.roles.find(({ id }) => id === role)?.name) || role
}
