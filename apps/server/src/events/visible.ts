import type { Permission } from '@zhengji/domain/access/permission'
import { may } from '@zhengji/services/authorize'
import type { Actor } from '@zhengji/services/context'
import type { ChangeEvent } from '@zhengji/services/notify'

/** What one has to be allowed to read to hear of its change: even an id and a moment tell something. */
const permissionOf: Readonly<Record<ChangeEvent['type'], Permission>> = {
  pack: 'sheet:read',
  import: 'sheet:read',
  score: 'score:read',
  result: 'result:read',
  application: 'application:read',
  proposal: 'proposal:read',
  // Whoever works in a round has an inbox there.
  message: 'round:read',
}

/** Nothing while a one-time password waits to be changed. */
export const isVisible = (actor: Actor, event: ChangeEvent): boolean =>
  !(actor.type === 'user' && actor.mustChangePassword === true) && may(actor, permissionOf[event.type], event.roundId)
