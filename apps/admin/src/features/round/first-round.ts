import type { RoundView } from '@zhengji/domain/round/view'
import { windowState } from './window-state.ts'

/**
 * Where somebody begins: the round they were in last, else one whose window is open, else the newest real one. `rounds` come as the
 * server lists them: real ones first, then the newest.
 */
export const firstRound = (rounds: readonly RoundView[], rememberedId: string | null, nowMs: number): RoundView | undefined =>
  rounds.find(({ id }) => id === rememberedId) ?? rounds.find((round) => windowState(round, nowMs) === 'open') ?? rounds[0]
