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

/** One of the pool with the lot that the seed gives. */
export interface DrawnLot {
  readonly expertId: string
  readonly name: string
  readonly category: string
  /** SHA-256 of `seed:expertId`, lower-case hex; the smaller comes first. */
  readonly lot: string
  /** What drawing again gives, and what is on record; null: not drawn. */
  readonly seat: 'member' | 'substitute' | null
  readonly recorded: 'member' | 'substitute' | null
}

/** A draw done again from its seed and its pool, step by step. */
export interface DrawReplay {
  readonly drawId: string
  /** Fingerprint of the pool as it is stored now, to be compared with the one on record. */
  readonly poolHash: string
  readonly matches: boolean
  /** Everybody of the pool in the order of the lots. */
  readonly lots: readonly DrawnLot[]
}

export interface PanelView {
  readonly draw: DrawView | null
  readonly members: readonly PanelMemberView[]
  readonly recusals: readonly RecusalView[]
  /** Refusal reasons of the panel as it stands; empty when it may work. */
  readonly problems: readonly { readonly reason: string; readonly params: Readonly<Record<string, string | number>> }[]
}
