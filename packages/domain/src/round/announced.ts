import type { CallDefinition } from '../call/definition.ts'

/** What a round starts with. The window is half-open: `opensAt <= now < closesAt`. */
export interface RoundPlan {
  readonly realm: 'real' | 'rehearsal'
  readonly name: string
  readonly numberPrefix: string
  readonly opensAt: Temporal.Instant
  readonly closesAt: Temporal.Instant
}

/** The real round exactly as announced, whatever the clock says. */
export const announcedRound = (definition: CallDefinition): RoundPlan => ({
  realm: 'real',
  name: definition.shortTitle.zh,
  numberPrefix: definition.numberPrefix,
  opensAt: Temporal.Instant.from(definition.schedule.opensAt),
  closesAt: Temporal.Instant.from(definition.schedule.closesAt),
})
