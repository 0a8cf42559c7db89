import type { PlannedMessage } from '@zhengji/domain/reminder/plan'
import type { Standing } from '@zhengji/domain/reminder/reconcile'
import type { DryRunRow, PlannedMessageRow, WrittenMessage } from '@zhengji/domain/reminder/view'
import { keyOfRow, type MessageRow } from './record.ts'

export const toMessageRow = (row: MessageRow, nameOf: (id: string) => string): WrittenMessage => ({
  id: row.id,
  key: keyOfRow(row),
  recipientKind: row.recipientKind,
  recipientId: row.recipientId,
  recipientName: nameOf(row.recipientId),
  purpose: row.purpose,
  rung: row.rung,
  deadline: row.deadline?.toString() ?? null,
  dueAt: row.dueAt.toString(),
  movedFrom: row.movedFrom?.toString() ?? null,
  route: row.route,
  channel: row.channel,
  status: row.status,
  reason: row.reason,
  sentAt: row.sentAt?.toString() ?? null,
})

/** What the plan says of a message that has no row yet. */
export const toPlannedRow = (message: PlannedMessage, { status, reason }: Standing): PlannedMessageRow => ({
  id: null,
  key: message.key,
  recipientKind: message.recipient.kind,
  recipientId: message.recipient.id,
  recipientName: message.recipient.name,
  purpose: message.purpose,
  rung: message.rung,
  deadline: message.deadline?.toString() ?? null,
  dueAt: message.dueAt.toString(),
  movedFrom: message.movedFrom?.toString() ?? null,
  route: message.route,
  channel: null,
  status,
  reason,
  sentAt: null,
})

export const toDryRunRow = (message: PlannedMessage, fromDueAt: Temporal.Instant | null = null): DryRunRow => ({
  recipientKind: message.recipient.kind,
  recipientName: message.recipient.name,
  purpose: message.purpose,
  rung: message.rung,
  dueAt: message.dueAt.toString(),
  fromDueAt: fromDueAt?.toString() ?? null,
})
