export interface ExpertRow {
  readonly id: string
  readonly name: string
  readonly category: string
  readonly title: string
  /** Masked. */
  readonly phone: string
  readonly email: string | null
  readonly employments: readonly { readonly employer: string; readonly creditCode: string; readonly until: string | null }[]
  readonly active: boolean
  readonly revision: number
}

export interface PanelMemberView {
  readonly id: string
  readonly expertId: string
  readonly name: string
  readonly category: string
  readonly employer: string
  readonly position: number
  readonly status: 'member' | 'substitute' | 'replaced'
  readonly replacedReason: string | null
}

export interface RecusalView {
  readonly expertId: string
  readonly applicationId: string
  readonly kind: 'rule' | 'declared'
  readonly reason: string
}

/** Why somebody of the pool could not be drawn. */
export interface PoolExclusion {
  readonly expertId: string
  readonly name: string
  readonly reason: 'inactive' | 'conflict-with-all'
}

export interface DrawView {
  readonly id: string
  readonly seed: string
  readonly poolHash: string
  readonly drawnAt: string
  readonly drawnBy: string
  readonly poolSize: number
  readonly excluded: readonly PoolExclusion[]
  /** Replaying the draw from its stored seed and pool gives the stored outcome. */
  readonly replayMatches: boolean
}

export interface PanelView {
  readonly draw: DrawView | null
  readonly members: readonly PanelMemberView[]
  readonly recusals: readonly RecusalView[]
  /** Refusal reasons of the panel as it stands; empty when it may work. */
  readonly problems: readonly { readonly reason: string; readonly params: Readonly<Record<string, string | number>> }[]
}
