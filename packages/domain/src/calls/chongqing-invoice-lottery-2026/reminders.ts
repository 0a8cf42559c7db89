import type { ReminderPurpose, Rung } from '../../call/definition.ts'
import { text } from '../../text.ts'

const rung = (hoursBefore: number): Rung => ({ id: `t-${hoursBefore}h`, hoursBefore })

/** The announcement knows no reminders: the ladders are a service of the office and found no right. */
export const reminders = [
  {
    id: 'draft-not-delivered',
    deadline: 'closes-at',
    // The window is open for three days: two days before, one day before, half a working day, the last hour.
    rungs: [rung(48), rung(24), rung(4), rung(1)],
    subject: text('申报材料尚未送达,距截止还有{rest}', 'Application not delivered yet: {rest} left'),
    body: text(
      '{recipient}:\n贵单位({enterprise})在“{call}”({round})中登记的申报尚未送达材料。报名截止时间为{deadline},距截止还有{rest}。请在截止前将一式三份、加盖公章并按顺序装订的申报材料及全套扫描件送至行政服务大厅,逾期未送达不予受理。如已送达,请忽略本提醒。',
      'Dear {recipient},\nThe application registered for {enterprise} in “{call}” ({round}) has not been delivered yet. The cut-off is {deadline}; {rest} left. Please deliver the three stamped and bound copies together with the full scan to the service hall before then; late deliveries are not accepted. If you have delivered already, please ignore this message.',
    ),
  },
  {
    id: 'correction-open',
    deadline: 'correction-due',
    // The applicant has 24 hours in all, so the first rung leaves half of them.
    rungs: [rung(12), rung(4), rung(1)],
    subject: text('申报 {number} 待补正,距期限还有{rest}', 'Application {number} awaits correction: {rest} left'),
    body: text(
      '{recipient}:\n贵单位({enterprise})在“{call}”({round})中的申报 {number} 已收到一次性告知补正单,尚未完成补正。补正期限为{deadline},还有{rest}。请按补正单逐项补齐后送至行政服务大厅。如已补正,请忽略本提醒。',
      'Dear {recipient},\nA one-time correction notice was issued for application {number} of {enterprise} in “{call}” ({round}), and the corrections have not been delivered yet. They are due by {deadline}; {rest} left. Please complete every item of the notice and deliver it to the service hall. If you have done so already, please ignore this message.',
    ),
  },
  {
    id: 'scan-missing',
    deadline: 'closes-at',
    rungs: [rung(24), rung(4), rung(1)],
    subject: text('申报 {number} 缺少扫描件,距截止还有{rest}', 'Scans missing for application {number}: {rest} left'),
    body: text(
      '{recipient}:\n贵单位({enterprise})在“{call}”({round})中的申报 {number} 已收到纸质材料,但全套扫描电子版尚不完整。请在{deadline}前补交(还有{rest});扫描件应与纸质材料一致。',
      'Dear {recipient},\nThe paper copies of application {number} of {enterprise} in “{call}” ({round}) have been received, but the full scan is incomplete. Please submit what is missing before {deadline} ({rest} left); the scan must equal the paper.',
    ),
  },
  {
    id: 'sheet-not-returned',
    deadline: 'sheets-due',
    rungs: [rung(48), rung(24), rung(4), rung(1)],
    subject: text('评分表 {number} 尚未交回,还有{rest}', 'Score sheet {number} not returned: {rest} left'),
    body: text(
      '{recipient}:\n您在“{call}”({round})中的评分表 {number} 尚未交回。交回期限为{deadline},还有{rest}。请交回填写完整的电子评分表及签名纸质件。评分内容请勿以其他方式透露。',
      'Dear {recipient},\nYour score sheet {number} of “{call}” ({round}) has not come back yet. It is due by {deadline}; {rest} left. Please return the completed workbook and the signed printout. Please do not disclose scores in any other way.',
    ),
  },
  {
    id: 'review-due',
    deadline: 'closes-at',
    // While time is left an applicant can still correct: staff hear of it a day, half a day's work and two hours before.
    rungs: [rung(24), rung(4), rung(2)],
    subject: text('“{round}”有待办事项,距报名截止还有{rest}', '“{round}” has open work: {rest} until the cut-off'),
    body: text(
      '{recipient}:\n“{call}”({round})中尚有已收件而未办结的申报。报名截止时间为{deadline},还有{rest}。截止前告知的缺陷企业仍可补正,请及时完成材料核对并一次性告知。',
      'Dear {recipient},\nIn “{call}” ({round}) there are applications received but not dealt with. The cut-off is {deadline}; {rest} left. Defects told before then can still be corrected: please finish the material check and tell all defects at once.',
    ),
  },
] as const satisfies readonly ReminderPurpose[]
