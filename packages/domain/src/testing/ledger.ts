import type { CallDefinition } from '../call/definition.ts'
import type { ReminderFacts } from '../reminder/facts.ts'
import { planMessages, type PlannedMessage } from '../reminder/plan.ts'
import { reconcile, type KnownMessage } from '../reminder/reconcile.ts'

export interface Look {
  readonly at: Temporal.Instant
  readonly facts: ReminderFacts
}

export interface Sent {
  readonly message: PlannedMessage
  readonly at: Temporal.Instant
}

/** What the database does with a series of looks: rows by key, and a sender that judges anew and sends what is queued at once. */
export const createLedger = (definition: CallDefinition) => {
  const rows = new Map<string, KnownMessage>()
  const sent: Sent[] = []
  return {
    rows: (): readonly KnownMessage[] => [...rows.values()],
    sent: (): readonly Sent[] => sent,
    look: ({ at, facts }: Look): void => {
      for (const change of reconcile(planMessages(definition, facts, at), [...rows.values()], at)) {
        const { status, reason } = change
        if (change.kind === 'add') {
          const { key, dueAt, route } = change.message
          if (rows.has(key)) throw new Error(`${key} was planned twice`)
          rows.set(key, { id: key, key, dueAt, route, status, reason })
        } else {
          const row = rows.get(change.id)
          if (row === undefined) throw new Error(`${change.id} does not exist`)
          const { dueAt, route } = change.message ?? row
          rows.set(row.key, { ...row, status, reason, dueAt, route })
        }
        if (status === 'queued' && change.message !== null) {
          const { key } = change.message
          const row = rows.get(key)
          if (row === undefined) throw new Error(`${key} does not exist`)
          rows.set(key, { ...row, status: 'sent' })
          sent.push({ message: change.message, at })
        }
      }
    },
  }
}
