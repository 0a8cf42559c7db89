import type { CallDefinition } from '@zhengji/domain/call/definition'
import type { RoundDetail, RoundView } from '@zhengji/domain/round/view'
import { computed, inject, provide, type ComputedRef, type InjectionKey } from 'vue'

export interface CurrentRound {
  readonly round: ComputedRef<RoundView>
  readonly definition: ComputedRef<CallDefinition>
  readonly roundId: ComputedRef<string>
  readonly timeZone: ComputedRef<string>
  readonly rehearsal: ComputedRef<boolean>
  /** The server's clock when the answer was made, and this browser's monotonic clock (ms) when it came. */
  readonly clock: ComputedRef<{ readonly serverNow: string; readonly fetchedAt: number }>
}

const currentRoundKey: InjectionKey<CurrentRound> = Symbol('current round')

/** RoundScope shows pages only when the round is there, so pages never see it missing. */
export const provideCurrentRound = (detail: () => RoundDetail & { readonly fetchedAt: number }): CurrentRound => {
  const current: CurrentRound = {
    round: computed(() => detail().round),
    definition: computed(() => detail().definition),
    roundId: computed(() => detail().round.id),
    timeZone: computed(() => detail().definition.timeZone),
    rehearsal: computed(() => detail().round.realm === 'rehearsal'),
    clock: computed(() => ({ serverNow: detail().serverNow, fetchedAt: detail().fetchedAt })),
  }
  provide(currentRoundKey, current)
  return current
}

/** The round that the path names, with its definition. Only below RoundScope. */
export const useCurrentRound = (): CurrentRound => {
  const current = inject(currentRoundKey)
  if (!current) throw new Error('useCurrentRound outside RoundScope')
  return current
}
