import type { Rung } from '@zhengji/domain/call/definition'
import type { StatusTone } from '@zhengji/domain/application/status'
import { channelTraits, type Channel } from '@zhengji/domain/reminder/channel'
import { reasonLabels, rungLabel } from '@zhengji/domain/reminder/labels'
import { purposeTraits } from '@zhengji/domain/reminder/purposes'
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

/** How purposes, rungs, channels and reasons are called; a page only names them. */
export function useReminderWords() {
  const { t, pick, describeReason } = useLocale()

  const purposeName = (purpose: MessagePurpose): string =>
    purpose === 'broadcast' ? t('reminder.broadcast') : pick(purposeTraits[purpose].name)
  const channelName = (channel: Channel): string =>
    channel === 'in-app' || channel === 'phone' ? t(`reminder.channels.${channel}`) : pick(channelTraits[channel].name)
  const rungName = (rung: string): string => pick(rungLabel(rung))
  const reasonText = (reason: string | null): string => {
    if (reason === null) return ''
    const label = reasonLabels[reason]
    return label === undefined ? describeReason(reason) : pick(label)
  }
  const ladderText = (rungs: readonly Rung[]): string => rungs.map(({ id }) => rungName(id)).join(' · ')
  return { purposeName, channelName, rungName, reasonText, ladderText }
}
