import type { OutwardChannel, ReminderPurpose } from '../../call/definition.ts'
import { hoursAfterStart, hoursBefore, workingDaysBefore } from '../../reminder/rung.ts'
import { text } from '../../text.ts'

/** Applicants and experts have no account: mail first, a text message when mail fails. */
const outside: readonly OutwardChannel[] = ['email', 'sms']
/** Staff have their inbox; the chats of the office hear the subject, with whichever robot there is. */
const office: readonly OutwardChannel[] = ['wecom', 'dingtalk', 'feishu']

/** The announcement knows no reminders: the ladders are a service of the office and found no right. */
export const reminders = [
  {
    id: 'draft-not-delivered',
    // The window is open for three days: two days before, one day before, half a working day, the last hour.
    rungs: [hoursBefore(48), hoursBefore(24), hoursBefore(4), hoursBefore(1)],
    channels: outside,
    subject: text('申报材料尚未送达，距截止还有{rest}', 'Application not delivered yet: {rest} left'),
    body: text(
      '{recipient}：\n贵单位（{enterprise}）在“{call}”（{round}）中登记的申报尚未送达材料。报名截止时间为{deadline}，距截止还有{rest}。请在截止前将一式三份、加盖公章并按顺序装订的申报材料及全套扫描件送至行政服务大厅，逾期未送达不予受理。如已送达，请忽略本提醒。',
      'Dear {recipient},\nThe application registered for {enterprise} in “{call}” ({round}) has not been delivered yet. The cut-off is {deadline}; {rest} left. Please deliver the three stamped and bound copies together with the full scan to the service hall before then; late deliveries are not accepted. If you have delivered already, please ignore this message.',
    ),
  },
  {
    id: 'correction-open',
    // The applicant has 24 hours in all, so the first rung leaves half of them.
    rungs: [hoursBefore(12), hoursBefore(4), hoursBefore(1)],
    channels: outside,
    subject: text('申报 {number} 待补正，距期限还有{rest}', 'Application {number} awaits correction: {rest} left'),
    body: text(
      '{recipient}：\n贵单位（{enterprise}）在“{call}”（{round}）中的申报 {number} 已收到一次性告知补正单，尚未完成补正。补正期限为{deadline}，还有{rest}。请按补正单逐项补齐后送至行政服务大厅。如已补正，请忽略本提醒。',
      'Dear {recipient},\nA one-time correction notice was issued for application {number} of {enterprise} in “{call}” ({round}), and the corrections have not been delivered yet. They are due by {deadline}; {rest} left. Please complete every item of the notice and deliver it to the service hall. If you have done so already, please ignore this message.',
    ),
  },
  {
    id: 'scan-missing',
    rungs: [hoursBefore(24), hoursBefore(4), hoursBefore(1)],
    channels: outside,
    subject: text('申报 {number} 缺少扫描件，距截止还有{rest}', 'Scans missing for application {number}: {rest} left'),
    body: text(
      '{recipient}：\n贵单位（{enterprise}）在“{call}”（{round}）中的申报 {number} 已收到纸质材料，但全套扫描电子版尚不完整。请在{deadline}前补交（还有{rest}）；扫描件应与纸质材料一致。',
      'Dear {recipient},\nThe paper copies of application {number} of {enterprise} in “{call}” ({round}) have been received, but the full scan is incomplete. Please submit what is missing before {deadline} ({rest} left); the scan must equal the paper.',
    ),
  },
  {
    id: 'result-published',
    // Told when it happens, and once more the morning before the last day on which an objection can be raised.
    rungs: [hoursAfterStart(0), workingDaysBefore(1, '09:00')],
    channels: outside,
    subject: text('“{round}”评审结果已公示', 'The result of “{round}” is public'),
    body: text(
      '{recipient}：\n“{call}”（{round}）的评审结果已公示，贵单位申报编号为 {number}。公示期至{deadline}止（还有{rest}），结果请以公告为准。对结果有异议的，请在公示期内以书面形式署真实名称提出。',
      'Dear {recipient},\nThe result of “{call}” ({round}) has been made public; your application is {number}. It stays public until {deadline} ({rest} left); the notice itself is authoritative. Objections have to be raised in writing and under your name within this time.',
    ),
  },
  {
    id: 'objection-answered',
    rungs: [hoursAfterStart(0)],
    channels: outside,
    subject: text('申报 {number} 的异议已答复', 'Your objection about {number} has been answered'),
    body: text(
      '{recipient}：\n贵单位（{enterprise}）就“{call}”（{round}）提出的异议已有答复，请到行政服务大厅领取书面答复。',
      'Dear {recipient},\nThe objection of {enterprise} about “{call}” ({round}) has been answered. Please collect the written answer at the service hall.',
    ),
  },
  {
    id: 'sheet-not-returned',
    rungs: [hoursBefore(48), hoursBefore(24), hoursBefore(4), hoursBefore(1)],
    channels: outside,
    subject: text('评分表 {number} 尚未交回，还有{rest}', 'Score sheet {number} not returned: {rest} left'),
    body: text(
      '{recipient}：\n您在“{call}”（{round}）中的评分表 {number} 尚未交回。交回期限为{deadline}，还有{rest}。请交回填写完整的电子评分表及签名纸质件。评分内容请勿以其他方式透露。',
      'Dear {recipient},\nYour score sheet {number} of “{call}” ({round}) has not come back yet. It is due by {deadline}; {rest} left. Please return the completed workbook and the signed printout. Please do not disclose scores in any other way.',
    ),
  },
  {
    id: 'sheet-incomplete',
    // The expert has done most of it and has to be asked for the rest while the officer still has a day.
    rungs: [hoursBefore(24), hoursBefore(4), hoursBefore(1)],
    channels: outside,
    subject: text('评分表 {number} 尚有未填项，还有{rest}', 'Score sheet {number} is incomplete: {rest} left'),
    body: text(
      '{recipient}：\n您在“{call}”（{round}）中交回的评分表 {number} 尚有未填写的评分项。交回期限为{deadline}，还有{rest}。请补填后重新交回；评分内容请勿以其他方式透露。',
      'Dear {recipient},\nThe score sheet {number} that you returned for “{call}” ({round}) still lacks scores. It is due by {deadline}; {rest} left. Please fill in what is missing and return it again. Please do not disclose scores in any other way.',
    ),
  },
  {
    id: 'meeting-ahead',
    rungs: [hoursBefore(24), hoursBefore(2)],
    channels: outside,
    subject: text('评审会议将于{deadline}召开', 'The panel meets on {deadline}'),
    body: text(
      '{recipient}：\n“{call}”（{round}）评审会议定于{deadline}召开，距会议还有{rest}。请准时到会，并注意回避与保密要求。',
      'Dear {recipient},\nThe panel of “{call}” ({round}) meets on {deadline}; {rest} left. Please be on time, and mind the rules on recusal and secrecy.',
    ),
  },
  {
    id: 'review-due',
    // While time is left an applicant can still correct: staff hear of it a day, half a day's work and two hours before.
    rungs: [hoursBefore(24), hoursBefore(4), hoursBefore(2)],
    channels: office,
    subject: text(
      '“{round}”有 {count} 份申报待办，距报名截止还有{rest}',
      '“{round}” has {count} applications to deal with: {rest} until the cut-off',
    ),
    body: text(
      '{recipient}：\n“{call}”（{round}）中尚有已收件而未办结的申报。报名截止时间为{deadline}，还有{rest}。截止前告知的缺陷企业仍可补正，请及时完成材料核对并一次性告知。',
      'Dear {recipient},\nIn “{call}” ({round}) there are applications received but not dealt with. The cut-off is {deadline}; {rest} left. Defects told before then can still be corrected: please finish the material check and tell all defects at once.',
    ),
  },
  {
    id: 'pack-waiting',
    rungs: [hoursBefore(24), hoursBefore(4)],
    channels: office,
    subject: text('“{round}”还有 {count} 份评分表未收回，还有{rest}', '“{round}”: {count} score sheets are still out, {rest} left'),
    body: text(
      '{recipient}：\n“{call}”（{round}）的评分表交回期限为{deadline}，还有{rest}，尚有 {count} 份未收回或不完整。请联系专家。',
      'Dear {recipient},\nThe score sheets of “{call}” ({round}) are due by {deadline}; {rest} left. {count} have not come back or are incomplete. Please contact the experts.',
    ),
  },
  {
    id: 'approval-waiting',
    // At once, then once a day: two people are needed, and the first one waits.
    rungs: [hoursAfterStart(0), hoursAfterStart(24), hoursAfterStart(48)],
    channels: office,
    subject: text('“{round}”有提议待审批', '“{round}” has a proposal to decide'),
    body: text(
      '{recipient}：\n“{call}”（{round}）中有 {count} 项提议等待您审批，请在“审批”中处理。',
      'Dear {recipient},\n{count} proposal of “{call}” ({round}) waits for your decision; please see “Approvals”.',
    ),
  },
  {
    id: 'deadline-near',
    rungs: [hoursBefore(24), hoursBefore(4), hoursBefore(1)],
    channels: office,
    subject: text('“{round}”距报名截止还有{rest}', '“{round}”: {rest} until the cut-off'),
    body: text(
      '{recipient}：\n“{call}”（{round}）将于{deadline}截止，还有{rest}。已登记而未送达的申报尚有 {count} 份。请安排窗口值守，截止时刻以系统时钟为准。',
      'Dear {recipient},\n“{call}” ({round}) closes at {deadline}; {rest} left. {count} registered applications have not been delivered. Please keep the counter staffed; the clock of the system decides.',
    ),
  },
  {
    id: 'publicity-ends',
    rungs: [workingDaysBefore(1, '09:00'), hoursBefore(4)],
    channels: office,
    subject: text('“{round}”公示期将于{deadline}届满', 'The publicity of “{round}” ends on {deadline}'),
    body: text(
      '{recipient}：\n“{call}”（{round}）的公示期将于{deadline}届满，还有{rest}。未答复的异议 {count} 件，须先答复。',
      'Dear {recipient},\nThe publicity of “{call}” ({round}) ends on {deadline}; {rest} left. {count} objections are open and have to be answered first.',
    ),
  },
  {
    id: 'objection-open',
    // Seven working days after the Government Procurement Law, Article 53, as a benchmark: half of them, then the last ones.
    rungs: [workingDaysBefore(3, '09:00'), workingDaysBefore(1, '09:00'), hoursBefore(4)],
    channels: office,
    subject: text('“{round}”有异议须在{deadline}前答复', '“{round}”: an objection has to be answered by {deadline}'),
    body: text(
      '{recipient}：\n“{call}”（{round}）收到的异议（{count} 件）须在{deadline}前书面答复，还有{rest}。',
      'Dear {recipient},\nAn objection ({count}) about “{call}” ({round}) has to be answered in writing by {deadline}; {rest} left.',
    ),
  },
  {
    id: 'undelivered',
    rungs: [hoursAfterStart(0)],
    channels: office,
    subject: text('“{round}”有 {count} 条提醒未能送达', '“{round}”: {count} reminders could not be delivered'),
    body: text(
      '{recipient}：\n“{call}”（{round}）中有 {count} 条提醒各种方式均未送达，请在“提醒计划”中查看并电话通知。',
      'Dear {recipient},\n{count} reminders of “{call}” ({round}) could not be delivered on any channel. Please see “Reminders” and telephone.',
    ),
  },
] as const satisfies readonly ReminderPurpose[]
