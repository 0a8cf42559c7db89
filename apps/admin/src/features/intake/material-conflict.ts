import type { ApplicationDetail, MaterialCheckView } from '@zhengji/domain/application/view'
import type { Material } from '@zhengji/domain/call/definition'
import type { LocalizedText } from '@zhengji/domain/text'
import { differingRows, type VersionRow } from '../application/conflict.ts'
import { startChecks } from './material-draft.ts'

interface Words {
  readonly t: (key: string) => string
  readonly pick: (text: LocalizedText) => string
}

const describe = (check: MaterialCheckView, { t }: Words): string => {
  const yes = (value: boolean) => t(value ? 'form.yes' : 'form.no')
  return [
    `${t('application.present')} ${yes(check.present)}`,
    `${t('application.copies')} ${check.copies}`,
    `${t('application.pages')} ${check.pages}`,
    `${t('application.sealed')} ${yes(check.sealed)}`,
    `${t('application.bound')} ${yes(check.bound)}`,
    `${t('application.scanEqualsPaper')} ${yes(check.scanEqualsPaper)}`,
    check.note,
  ]
    .filter(Boolean)
    .join(' · ')
}

/** Two checks of the same materials side by side, only where they differ. */
export const compareChecks = (
  materials: readonly Material[],
  mine: readonly MaterialCheckView[],
  stored: ApplicationDetail,
  words: Words,
): VersionRow[] => {
  const own = startChecks(materials, mine)
  const theirs = startChecks(materials, stored.materials)
  return differingRows(
    materials.flatMap((material, index) => {
      const [a, b] = [own[index], theirs[index]]
      return a && b ? [{ label: words.pick(material.name), mine: describe(a, words), theirs: describe(b, words) }] : []
    }),
  )
}
