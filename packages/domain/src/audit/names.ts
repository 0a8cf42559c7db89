import { applicationEvents, transitions, type ApplicationEvent } from '../application/transitions.ts'
import { text, type LocalizedText } from '../text.ts'
import type { AuditAction, AuditSubject } from './action.ts'

/** What people call each act; events of applications are named where they are defined. */
const names: Readonly<Record<Exclude<AuditAction, `application.${ApplicationEvent}`>, LocalizedText>> = {
  'application.create': text('登记申报', 'Register application'),
  'application.update': text('修改登记', 'Edit registration'),
  'application.reveal-contact': text('查看完整联系方式', 'Reveal contact'),
  'material.check': text('核对材料', 'Check materials'),
  'material.attach': text('附上扫描件', 'Attach scan'),
  'material.detach': text('作废扫描件', 'Void scan'),
  'file.upload': text('上传文件', 'Upload file'),
  'condition.record-finding': text('记录审核意见', 'Record finding'),
  'condition.confirm-findings': text('确认审核意见', 'Confirm findings'),
  'expert.create': text('登记专家', 'Register expert'),
  'expert.update': text('修改专家资料', 'Edit expert'),
  'panel.draw': text('抽取专家组', 'Draw panel'),
  'panel.recuse': text('登记回避', 'Record recusal'),
  'panel.replace-member': text('更换专家', 'Replace expert'),
  'sheet-pack.request': text('申请印发评分表', 'Request score sheets'),
  'sheet-pack.issue': text('印发评分表', 'Issue score sheets'),
  'sheet-pack.cancel': text('取消印发', 'Cancel issue'),
  'sheet.unpack': text('拆开交回的压缩包', 'Unpack returned archive'),
  'sheet.import': text('上传交回的评分表', 'Upload returned sheets'),
  'sheet.confirm-import': text('确认导入评分', 'Confirm import of scores'),
  'sheet.attach-scan': text('附上签字扫描件', 'Attach a signed scan'),
  'sheet.void-scan': text('作废签字扫描件', 'Void a signed scan'),
  'score.open-case': text('畸高畸低立案', 'Open a case of abnormal scores'),
  'score.record-vote': text('记录成员认定', 'Record a member’s vote'),
  'score.record-explanation': text('记录书面说明', 'Record the explanation'),
  'score.replace': text('以其他成员平均分代替', 'Replace by the mean of the others'),
  'score.close-case': text('结束畸高畸低处理', 'Close a case of abnormal scores'),
  'score.correct': text('更正评分', 'Correct score'),
  'result.compute': text('发起汇总', 'Start computation'),
  'result.computed': text('完成汇总', 'Finish computation'),
  'proposal.propose': text('提出提议', 'Propose'),
  'proposal.approve': text('批准提议', 'Approve proposal'),
  'proposal.reject': text('退回提议', 'Reject proposal'),
  'round.create-rehearsal': text('新建演练轮次', 'Create rehearsal round'),
  'round.move-deadline': text('变更截止时刻', 'Move cut-off'),
  'user.create': text('新建账号', 'Create account'),
  'user.reset-password': text('重置密码', 'Reset password'),
  'user.disable': text('停用账号', 'Disable account'),
  'user.set-contact': text('修改本人联系方式', 'Change own contact'),
  'user.grant': text('授予角色', 'Grant role'),
  'user.revoke-grant': text('撤销角色', 'Revoke role'),
  'session.sign-in': text('登录', 'Sign in'),
  'session.sign-in-failed': text('登录失败', 'Failed sign-in'),
  'session.sign-out': text('退出登录', 'Sign out'),
  'session.step-up': text('再次验证身份', 'Confirm identity'),
  'session.proof-failed': text('验证密码失败', 'Wrong password'),
  'session.change-password': text('修改密码', 'Change password'),
  'session.revoke': text('结束登录', 'End session'),
  'list.export': text('导出列表', 'Export a list'),
  'round.set-date': text('登记日期', 'Record a date'),
  'round.close-date': text('结束日期', 'Close a date'),
  'message.send-now': text('立即发送', 'Send now'),
  'message.hold': text('暂缓发送', 'Hold a message'),
  'message.resume': text('恢复发送', 'Resume a message'),
  'message.phoned': text('登记已电话通知', 'Record a telephone call'),
  'message.bounced': text('登记退信', 'Record a bounce'),
  'reminder.broadcast': text('群发通知', 'Broadcast'),
  'reminder.change-rule': text('修改提醒规则', 'Change a reminder rule'),
  'reminder.set-route': text('指定发送方式', 'Choose channels'),
  'channel.test': text('测试提醒渠道', 'Test a channel'),
  'calendar.import': text('导入法定节假日', 'Import official days'),
  'calendar.create-feed': text('新建日历订阅', 'Create a calendar feed'),
  'calendar.revoke-feed': text('撤销日历订阅', 'Revoke a calendar feed'),
  'installation.first-user': text('建立首批管理员', 'First administrator'),
  'installation.first-password': text('更换首个一次性密码', 'New first password'),
  'installation.real-round': text('建立正式轮次', 'Real round set up'),
}

/** An act that this version does not know reads as it is written in the trail. */
export const auditActionName = (action: string): LocalizedText => {
  const event = applicationEvents.find((one) => action === `application.${one}`)
  if (event !== undefined) return transitions[event].label
  return isNamed(action) ? names[action] : text(action, action)
}

const isNamed = (action: string): action is keyof typeof names => Object.hasOwn(names, action)

const subjects: Readonly<Record<AuditSubject, LocalizedText>> = {
  application: text('申报', 'Application'),
  file: text('文件', 'File'),
  finding: text('审核意见', 'Finding'),
  expert: text('专家', 'Expert'),
  draw: text('抽取记录', 'Draw'),
  recusal: text('回避记录', 'Recusal'),
  'panel-member': text('专家组成员', 'Panel member'),
  'sheet-pack': text('评分表印发批次', 'Pack of score sheets'),
  sheet: text('评分表', 'Score sheet'),
  'sheet-import': text('交回的文件', 'Returned file'),
  'abnormal-case': text('畸高畸低处理', 'Case of abnormal scores'),
  'result-run': text('汇总', 'Computation'),
  proposal: text('提议', 'Proposal'),
  round: text('轮次', 'Round'),
  user: text('用户', 'User'),
  list: text('列表', 'List'),
  message: text('消息', 'Message'),
  broadcast: text('群发', 'Broadcast'),
  channel: text('提醒渠道', 'Channel'),
  calendar: text('日历', 'Calendar'),
  'calendar-feed': text('日历订阅', 'Calendar feed'),
  login: text('登录账号', 'Login'),
}

const isSubject = (kind: string): kind is AuditSubject => Object.hasOwn(subjects, kind)

export const auditSubjectName = (kind: string): LocalizedText => (isSubject(kind) ? subjects[kind] : text(kind, kind))

/** Who acts when nobody does; a job that this version does not know stays as it is written in the trail. */
const jobs: Readonly<Record<string, LocalizedText>> = {
  'sheet-pack.build': text('生成评分表', 'builds sheets'),
  'sheet-import.read': text('读取评分表', 'reads sheets'),
  'result.compute': text('汇总计算', 'computes results'),
  'message.dispatch': text('发送消息', 'sends messages'),
  'truth.sweep': text('定时巡检', 'looks for what is due'),
}

const system = 'system:'

/** People by their names; `system:anonymous` and `system:<job>` in words. */
export const auditActorName = (actor: string): LocalizedText => {
  if (!actor.startsWith(system)) return text(actor, actor)
  const job = actor.slice(system.length)
  if (job === 'anonymous') return text('未登录者', 'not signed in')
  const { zh, en } = jobs[job] ?? text(job, job)
  return text(`系统（${zh}）`, `System (${en})`)
}
