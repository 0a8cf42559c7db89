import type { StatusTone } from '@zhengji/domain/application/status'
import type { Rung } from '@zhengji/domain/call/definition'
import type { Channel } from '@zhengji/domain/reminder/channel'
import * as names from '@zhengji/domain/reminder/names'
import type { MessagePurpose, PlannedMessageRow } from '@zhengji/domain/reminder/view'
import { useLocale } from '../../i18n/use-locale.ts'

export const statusTones: Readonly<Record<PlannedMessageRow['status'], StatusTone>> = {
  planned: 'grey',
  held: 'orange',
  queued: 'blue',
  sent: 'green',
  failed: 'red',
  skipped: 'orange',
  cancelled: 'grey',
}

/** How the parts of a message are called in the reader's language. */
export function useReminderWords() {
  const { pick, describeReason } = useLocale()

  const purposeName = (purpose: MessagePurpose): string => pick(names.purposeName(purpose))
  const channelName = (channel: Channel): string => pick(names.channelName(channel))
  const rungName = (rung: string): string => pick(names.rungName(rung))
  const statusName = (status: PlannedMessageRow['status']): string => pick(names.messageStatusNames[status])
  const kindName = (kind: PlannedMessageRow['recipientKind']): string => pick(names.recipientKindNames[kind])
  const reasonText = (reason: string | null): string => {
    if (reason === null) return ''
    return names.isMessageReason(reason) ? pick(names.messageReasonNames[reason]) : describeReason(reason)
  }
  const ladderText = (rungs: readonly Rung[]): string => rungs.map(({ id }) => rungName(id)).join(' · ')
  return { purposeName, channelName, rungName, statusName, kindName, reasonText, ladderText }
}
