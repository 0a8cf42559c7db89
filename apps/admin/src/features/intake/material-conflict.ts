import type { Material } from '@zhengji/domain/call/definition'
import type { LocalizedText } from '@zhengji/domain/text'
import { compareVersions, type Difference, type Side } from '../../components/merge.ts'
import type { MaterialDraft } from './material-draft.ts'

const fields = ['present', 'copies', 'pages', 'sealed', 'bound', 'scanEqualsPaper', 'note'] as const

interface Words {
  readonly t: (key: string) => string
  readonly pick: (text: LocalizedText) => string
}

/** Lists of checks are in the order of the call's materials, one each. */
interface Versions {
  readonly base: readonly MaterialDraft[]
  readonly mine: readonly MaterialDraft[]
  readonly theirs: readonly MaterialDraft[]
}

/** What differs between two checks of the same materials, field by field. */
export const compareChecks = (materials: readonly Material[], { base, mine, theirs }: Versions, { t, pick }: Words): Difference[] =>
  materials.flatMap((material, index) => {
    const [before, own, other] = [base[index], mine[index], theirs[index]]
    if (!before || !own || !other) return []
    const say = (value: MaterialDraft[(typeof fields)[number]]) =>
      typeof value === 'boolean' ? t(value ? 'form.yes' : 'form.no') : String(value)
    return compareVersions(before, own, other, fields).map(({ key, keep }) => ({
      key: `${material.id}.${key}`,
      label: `${pick(material.name)} · ${t(`application.${key}`)}`,
      mine: say(own[key]),
      theirs: say(other[key]),
      keep,
    }))
  })

/** Mine, with those fields of theirs that were taken. */
export const mergeChecks = ({ mine, theirs }: Omit<Versions, 'base'>, taken: Readonly<Record<string, Side>>): MaterialDraft[] =>
  mine.map((own, index) => {
    const other = theirs[index]
    const chosen = fields.filter((field) => other && taken[`${own.materialId}.${field}`] === 'theirs')
    return Object.assign({ ...own }, ...chosen.map((field) => ({ [field]: other?.[field] }))) as MaterialDraft // only fields of a draft
  })
