import type { TieRule } from '@zhengji/domain/call/definition'
import type { RecomputedRole } from './data.ts'
import type { Words } from './words.ts'

type Groups = RecomputedRole['input']['rubric']['groups']

export const namedRule = (rule: TieRule): string => (rule.kind === 'group' ? `group:${rule.group}` : 'draw')

/** How a tie was resolved, in words; also the reader's yardstick. */
export const tieText = (tieResolvedBy: string | null, groups: Groups, word: Words): string => {
  if (tieResolvedBy === null) return ''
  const group = groups.find(({ id }) => `group:${id}` === tieResolvedBy)
  return group === undefined ? word.draw : word.tieGroup(word.pick(group.name))
}

/** Groups that are compared before lots are drawn. A rule about a group that the rubric does not have separates nobody. */
export const decidingGroups = ({ ties, rubric }: RecomputedRole['input']): readonly string[] => {
  const deciding: string[] = []
  for (const rule of ties) {
    if (rule.kind === 'draw') break
    if (rubric.groups.some(({ id }) => id === rule.group)) deciding.push(rule.group)
  }
  return deciding
}
