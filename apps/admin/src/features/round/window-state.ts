import type { RoundView } from '@zhengji/domain/round/view'
import type { StatusTone } from '@zhengji/domain/application/status'

export type WindowState = 'early' | 'open' | 'closed'

/** Half-open like the law's reading: at the cut-off itself it is closed. `nowMs` on the server's clock. */
export const windowState = (round: Pick<RoundView, 'opensAt' | 'closesAt'>, nowMs: number): WindowState => {
  if (nowMs < Temporal.Instant.from(round.opensAt).epochMilliseconds) return 'early'
  return nowMs < Temporal.Instant.from(round.closesAt).epochMilliseconds ? 'open' : 'closed'
}

export const windowTones: Readonly<Record<WindowState, StatusTone>> = { early: 'grey', open: 'green', closed: 'grey' }
