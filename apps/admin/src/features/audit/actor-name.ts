import { useLocale } from '../../i18n/use-locale.ts'

const system = 'system:'

/** People by their names; `system:anonymous` and `system:<job>` in words. */
export function useActorName() {
  const { t, te } = useLocale()
  return (actor: string): string => {
    if (!actor.startsWith(system)) return actor
    const job = actor.slice(system.length)
    if (job === 'anonymous') return t('audit.anonymous')
    const key = `audit.jobs.${job.replaceAll('.', '-')}`
    return t('audit.systemActor', { job: te(key) ? t(key) : job })
  }
}
