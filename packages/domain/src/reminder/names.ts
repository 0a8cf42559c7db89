import { text, type LocalizedText } from '../text.ts'
import { channelTraits, type Channel } from './channel.ts'
import type { Obstacle, SkipReason } from './plan.ts'
import { purposeTraits } from './purposes.ts'
import type { CancelReason, MessageStatus } from './reconcile.ts'
import type { MessagePurpose, PlannedMessageRow } from './view.ts'

/** What people call the parts of a message, on the page and in an exported list alike. */
export const messageStatusNames: Readonly<Record<MessageStatus, LocalizedText>> = {
  planned: text('计划中', 'Planned'),
  held: text('暂缓', 'Held'),
  queued: text('发送中', 'Being sent'),
  sent: text('已发送', 'Sent'),
  failed: text('未送达', 'Not delivered'),
  skipped: text('不发送', 'Not sent'),
  cancelled: text('已取消', 'Cancelled'),
}

export const recipientKindNames: Readonly<Record<PlannedMessageRow['recipientKind'], LocalizedText>> = {
  applicant: text('申报企业', 'Applicant'),
  expert: text('评审专家', 'Expert'),
  user: text('工作人员', 'Staff'),
  group: text('工作群', 'Group chat'),
}

type Reason = SkipReason | Obstacle | CancelReason | 'all-channels' | 'inbox-only' | 'by-hand'

/** Why a message stands where it stands; other reasons are refusals and have their sentence there. */
export const messageReasonNames: Readonly<Record<Reason, LocalizedText>> = {
  superseded: text('已有更接近期限的提醒', 'A reminder nearer to the deadline exists'),
  'deadline-passed': text('期限已过', 'The deadline has passed'),
  'before-duty': text('早于事项发生', 'Before there was anything to do'),
  'quiet-hours': text('期限前只剩夜间时段', 'Only the night is left before the deadline'),
  'no-address': text('没有可用的邮箱或手机，请电话联系', 'No usable e-mail address or mobile; please telephone'),
  'no-channel': text('系统未配置发送方式', 'This installation has no way to send it'),
  'calendar-year-missing': text('该年工作日历尚未导入', 'The official days of the year are not loaded'),
  done: text('对方已办理', 'Done already'),
  'deadline-moved': text('期限已变更', 'The deadline has moved'),
  'ladder-changed': text('提醒规则已变更', 'The rule has changed'),
  'all-channels': text('各种方式均未送达，请电话通知', 'Every channel failed; please telephone'),
  'inbox-only': text('仅送达待办', 'Reached the inbox only'),
  'by-hand': text('人工发送', 'Sent by hand'),
}

export const isMessageReason = (reason: string): reason is Reason => Object.hasOwn(messageReasonNames, reason)

export const purposeName = (purpose: MessagePurpose): LocalizedText =>
  purpose === 'broadcast' ? text('群发', 'Broadcast') : purposeTraits[purpose].name

const ownChannels = { 'in-app': text('待办', 'Inbox'), phone: text('电话', 'Telephone') } as const

export const channelName = (channel: Channel): LocalizedText =>
  channel === 'in-app' || channel === 'phone' ? ownChannels[channel] : channelTraits[channel].name

/** By the figures in the id of a rung: `t-48h`, `w-2d-0900`, `s-24h`; an id of another shape reads as itself. */
export const rungName = (rung: string): LocalizedText => {
  const hours = /^t-(\d+)h$/.exec(rung)?.[1]
  if (hours !== undefined) return text(`期限前 ${hours} 小时`, `${hours} h before`)
  const after = /^s-(\d+)h$/.exec(rung)?.[1]
  if (after !== undefined)
    return after === '0' ? text('发生时', 'When it happens') : text(`发生后 ${after} 小时`, `${after} h after it happens`)
  const [, days, hour, minute] = /^w-(\d+)d-(\d\d)(\d\d)$/.exec(rung) ?? []
  if (days === undefined) return text(rung, rung)
  return text(`期限前 ${days} 个工作日 ${hour}:${minute}`, `${days} working day(s) before, at ${hour}:${minute}`)
}
