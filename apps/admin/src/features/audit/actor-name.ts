import { useLocale } from '../../i18n/use-locale.ts'

const system = 'system:'

/** People by their names; `system:anonymous` and `system:<job>` in words. */
export function useActorName() {
  const { t } = useLocale()
  return (actor: string): string => {
    if (!actor.startsWith(system)) return actor
    const job = actor.slice(system.length)
    return job === 'anonymous' ? t('audit.anonymous') : t('audit.systemActor', { job })
  }
}
