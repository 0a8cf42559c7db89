import type { PanelMemberView } from '@zhengji/domain/expert/view'
import type { RoleResult } from '@zhengji/domain/result/compute'

export interface ExpertColumn {
  readonly id: string
  /** The id when the panel no longer knows the expert. */
  readonly name: string
}

/** Everybody who scored or should have scored somebody of this role, in the order of the panel. */
export const expertColumns = (
  { ranking, problems, severity }: RoleResult,
  members: readonly Pick<PanelMemberView, 'expertId' | 'name' | 'position'>[],
): readonly ExpertColumn[] => {
  const known = new Map(members.map((member) => [member.expertId, member]))
  const ids = new Set([
    ...ranking.flatMap(({ totals }) => Object.keys(totals)),
    ...Object.keys(severity),
    ...problems.flatMap(({ expertId }) => expertId ?? []),
  ])
  const positionOf = (id: string): number => known.get(id)?.position ?? Infinity
  return [...ids].sort((a, b) => positionOf(a) - positionOf(b) || (a < b ? -1 : 1)).map((id) => ({ id, name: known.get(id)?.name ?? id }))
}
