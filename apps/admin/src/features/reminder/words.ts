import type { Rung } from '@zhengji/domain/call/definition'
import type { StatusTone } from '@zhengji/domain/application/status'
import { channelTraits, type Channel } from '@zhengji/domain/reminder/channel'
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

/** Figures inside the id of a rung: `t-48h`, `w-2d-0900`, `s-24h`. */
const shapes = {
  before: /^t-(\d+)h$/,
  workingDays: /^w-(\d+)d-(\d\d)(\d\d)$/,
  after: /^s-(\d+)h$/,
} as const

/** How purposes, rungs, channels and reasons are called; a page only names them. */
export function useReminderWords() {
  const { t, te, pick, describeReason } = useLocale()

  const purposeName = (purpose: MessagePurpose): string =>
    purpose === 'broadcast' ? t('reminder.broadcast') : pick(purposeTraits[purpose].name)
  const channelName = (channel: Channel): string =>
    channel === 'in-app' || channel === 'phone' ? t(`reminder.channels.${channel}`) : pick(channelTraits[channel].name)
  function rungName(rung: string): string {
    const hours = shapes.before.exec(rung)?.[1]
    if (hours !== undefined) return t('reminder.rungBefore', { hours })
    const after = shapes.after.exec(rung)?.[1]
    if (after !== undefined) return after === '0' ? t('reminder.rungAtOnce') : t('reminder.rungAfter', { hours: after })
    const [, days, hour, minute] = shapes.workingDays.exec(rung) ?? []
    return days === undefined ? rung : t('reminder.rungWorkingDays', { days, at: `${hour}:${minute}` })
  }
  const reasonText = (reason: string | null): string => {
    if (reason === null) return ''
    return te(`reminder.reasons.${reason}`) ? t(`reminder.reasons.${reason}`) : describeReason(reason)
  }
  const ladderText = (rungs: readonly Rung[]): string => rungs.map(({ id }) => rungName(id)).join(' · ')
  return { purposeName, channelName, rungName, reasonText, ladderText }
}
