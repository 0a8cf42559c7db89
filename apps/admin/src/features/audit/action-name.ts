import { applicationEvents, transitions } from '@zhengji/domain/application/transitions'
import { useLocale } from '../../i18n/use-locale.ts'

/** `application.accept` in words; an action that this version does not know stays as it is written in the trail. */
export function useActionName() {
  const { t, te, pick } = useLocale()
  return (action: string): string => {
    const event = applicationEvents.find((one) => action === `application.${one}`)
    if (event) return pick(transitions[event].label)
    const key = `audit.actions.${action.replaceAll('.', '-')}`
    return te(key) ? t(key) : action
  }
}
