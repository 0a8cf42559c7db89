import type { messages } from '@zhengji/db/schema/index'

export type MessageRecord = typeof messages.$inferSelect

/** The key under which the domain plans the message of this row: recipient, purpose, deadline version, rung, channel. */
export const keyOfRow = (row: MessageRecord): string =>
  [row.recipientKind, row.recipientId, row.purpose, row.deadlineKey, row.rung, row.channel].join('|')
