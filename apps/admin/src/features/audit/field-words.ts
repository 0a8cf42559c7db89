import { roleNames } from '@zhengji/domain/access/role'
import { statusLabels } from '@zhengji/domain/application/status-labels'
import { tellInstant } from '../../components/format.ts'
import { useLocale } from '../../i18n/use-locale.ts'

const lastPart = (path: string): string => path.split('.').at(-1) ?? path
const isKeyOf = <Names extends object>(names: Names, value: string): value is string & keyof Names => Object.hasOwn(names, value)
const instant = /^\d{4}-\d\d-\d\dT[\d:.]+Z$/

/** Names and values of recorded fields in the words of the forms; what nobody named stays as it was recorded. */
export function useFieldWords() {
  const { t, te, pick, locale } = useLocale()

  /** `materials.2.copies` → 份数: the last part decides, or for a plain list (`sheets.3`) the one before the number. */
  function nameOf(path: string): string {
    const key = `audit.fields.${lastPart(path.replace(/(\.\d+)+$/, ''))}`
    return te(key) ? t(key) : lastPart(path)
  }
  function valueOf(path: string, value: string): string {
    if (value === 'true' || value === 'false') return t(value === 'true' ? 'form.yes' : 'form.no')
    if (instant.test(value)) return tellInstant(value, 'Asia/Shanghai', locale.value, true)
    const field = lastPart(path)
    if (field === 'status' && isKeyOf(statusLabels, value)) return pick(statusLabels[value].staff)
    if (field === 'role' && isKeyOf(roleNames, value)) return pick(roleNames[value])
    return value
  }
  return { nameOf, valueOf }
}
