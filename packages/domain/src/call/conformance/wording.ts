import { isPhone } from '../../enterprise/phone.ts'
import { faultsOf, type Check } from './fault.ts'

const han = /\p{Script=Han}/u

/** Every text is there in both languages: Chinese is Chinese, and English is not a copy of it. Clauses and sources are named. */
export const checkWording: Check = (definition) => {
  const { faults, report } = faultsOf(definition)

  const walk = (value: unknown, at: string): void => {
    if (typeof value !== 'object' || value === null) return
    if ('zh' in value && 'en' in value) {
      const { zh, en } = value
      if (typeof zh !== 'string' || zh.trim() === '') report('text-empty', at, 'the Chinese text is empty')
      else if (!han.test(zh)) report('text-untranslated', at, `the Chinese text “${zh}” holds no Chinese character`)
      if (typeof en !== 'string' || en.trim() === '') report('text-empty', at, 'the English text is empty')
      else if (en === zh || !/[A-Za-z]/.test(en)) report('text-untranslated', at, `the English text “${en}” is not English`)
      return
    }
    for (const [name, member] of Object.entries(value)) walk(member, `${at}.${nameOf(member) ?? name}`)
  }
  walk({ ...definition, id: undefined }, 'texts')

  const clauses: readonly (readonly [string, string])[] = [
    ...definition.provisions.map(({ id, clause }) => [`provision ${id}`, clause] as const),
    ...definition.conditions.map(({ id, clause }) => [`condition ${id}`, clause] as const),
    ...definition.materials.map(({ id, clause }) => [`material ${id}`, clause] as const),
    ['publicity', definition.publicity.clause],
    ['retention', definition.retention.clause],
  ]
  for (const [at, clause] of clauses) if (clause.trim() === '') report('clause-empty', at, 'the clause of the announcement is not named')
  if (definition.source.document.trim() === '') report('text-empty', 'source', 'the document is not named')
  if (!isPhone(definition.delivery.phone)) report('phone-form', 'delivery', `“${definition.delivery.phone}” is not a phone number`)
  return faults
}

/** Inside a list a member is named by its id, so that a message does not count positions. */
const nameOf = (member: unknown): string | undefined => {
  if (typeof member !== 'object' || member === null || !('id' in member)) return undefined
  return typeof member.id === 'string' ? member.id : undefined
}
