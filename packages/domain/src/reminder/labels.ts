import { text, type LocalizedText } from '../text.ts'

/** Figures inside the id of a rung: `t-48h`, `w-2d-0900`, `s-24h`. */
const shapes = {
  before: /^t-(\d+)h$/,
  workingDays: /^w-(\d+)d-(\d\d)(\d\d)$/,
  after: /^s-(\d+)h$/,
} as const

/** How a rung is called; one of no known shape as it is written. */
export const rungLabel = (rung: string): LocalizedText => {
  const hours = shapes.before.exec(rung)?.[1]
  if (hours !== undefined) return text(`期限前 ${hours} 小时`, `${hours} h before`)
  const after = shapes.after.exec(rung)?.[1]
  if (after !== undefined) return after === '0' ? text('发生时', 'When it happens') : text(`发生后 ${after} 小时`, `${after} h after it happens`)
  const [, days, hour, minute] = shapes.workingDays.exec(rung) ?? []
  if (days === undefined) return text(rung, rung)
  return text(`期限前 ${days} 个工作日 ${hour}:${minute}`, `${days} working day(s) before, at ${hour}:${minute}`)
}

/** Why a message stands as it does. */
export const reasonLabels: Readonly<Record<string, LocalizedText>> = {
  superseded: text('已有更接近期限的提醒', 'A reminder nearer to the deadline exists'),
  'deadline-passed': text('期限已过', 'The deadline has passed'),
  'before-duty': text('早于事项发生', 'Before there was anything to do'),
  'quiet-hours': text('期限前只剩夜间时段', 'Only the night is left before the deadline'),
  'no-address': text('没有可用的邮箱或手机,请电话联系', 'No usable e-mail address or mobile; please telephone'),
  'no-channel': text('系统未配置发送方式', 'This installation has no way to send it'),
  'calendar-year-missing': text('该年工作日历尚未导入', 'The official days of the year are not loaded'),
  done: text('对方已办理', 'Done already'),
  'deadline-moved': text('期限已变更', 'The deadline has moved'),
  'ladder-changed': text('提醒规则已变更', 'The rule has changed'),
  'all-channels': text('各种方式均未送达,请电话通知', 'Every channel failed; please telephone'),
  'inbox-only': text('仅送达待办', 'Reached the inbox only'),
  'by-hand': text('人工发送', 'Sent by hand'),
}
