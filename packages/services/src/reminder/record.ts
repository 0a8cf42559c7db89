import type { messages } from '@zhengji/db/schema/index'
import type { Channel } from '@zhengji/domain/reminder/channel'
import { messageKey, type PlannedMessage } from '@zhengji/domain/reminder/plan'

export type MessageRow = typeof messages.$inferSelect

/** The key under which the domain plans the message of this row. */
export const keyOfRow = (row: Pick<MessageRow, 'recipientKind' | 'recipientId' | 'purpose' | 'deadlineKey' | 'rung'>): string =>
  messageKey({ kind: row.recipientKind, id: row.recipientId }, row.purpose, row.deadlineKey, row.rung)

/** What a message is tried with first: staff always find it in their inbox. */
export const firstChannel = ({ recipient, route }: Pick<PlannedMessage, 'recipient' | 'route'>): Channel | null =>
  recipient.kind === 'user' ? 'in-app' : (route[0] ?? null)

/** Reason of a queued message that somebody ordered: sent although its rung has not come. */
export const byHand = 'by-hand'
