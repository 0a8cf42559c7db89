import { defineCall } from '../../call/define-call.ts'
import { text } from '../../text.ts'
import { conditions } from './conditions.ts'
import { materials } from './materials.ts'
import { provisions } from './provisions.ts'
import { reminders } from './reminders.ts'
import { roles, undertakings } from './roles.ts'
import { aggregation, rubrics, ties } from './rubric.ts'
import { texts } from './texts.ts'

/** 重庆市有奖发票活动参与企业征集. Where the announcement is silent the value is ours and its comment or wording says so. */
export const call = defineCall({
  id: 'chongqing-invoice-lottery-2026',
  version: 1,
  city: text('重庆市', 'Chongqing'),
  organiser: text('重庆市商务委员会', 'Chongqing Municipal Commission of Commerce'),
  title: text('重庆市有奖发票活动参与企业公开征集', 'Public call for enterprises to take part in the Chongqing invoice lottery'),
  shortTitle: text('重庆有奖发票征集', 'Chongqing invoice lottery'),
  source: {
    document: '《重庆市商务委员会关于公开征集重庆市有奖发票活动参与企业的公告》（索引号 11500000MB0W8117XN/2026-00037）',
    publishedOn: '2026-01-26',
    publisher: text('重庆市商务委员会', 'Chongqing Municipal Commission of Commerce'),
  },
  timeZone: 'Asia/Shanghai',
  schedule: {
    opensAt: '2026-01-26T09:00:00+08:00',
    closesAt: '2026-01-28T17:30:00+08:00',
    hallClosesAt: '17:30',
    legalWording: text(
      '公告一（报名时间）：“2026年1月26日—1月28日。”公告四（一）：“申报材料于2026年1月28日前送至重庆市商务委员会行政服务大厅……逾期未送达不予受理。”',
      'Section 一 (registration): “26 January – 28 January 2026.” Section 四 (一): “Application materials shall be delivered to the administrative service hall of the Chongqing Municipal Commission of Commerce before 28 January 2026 … those not delivered in time will not be accepted.”',
    ),
    reading: text(
      '公告一处写“1月26日—1月28日”，一处写“1月28日前”，均未写明时刻。本次征集按对申报人有利的理解，以2026年1月28日行政服务大厅停止办公时（17:30，北京时间）为截止时刻（参照《民法典》第二百零三条第二款）；到达该时刻即为逾期。开放时刻 9:00 和停止办公时刻均为假定，须由市商务委确认。',
      'The announcement says “26 January – 28 January” in one place and “before 28 January” in another and names no hour. This call follows the reading that favours applicants: the cut-off is the close of the service hall on 28 January 2026 (17:30 Beijing time; cf. Civil Code, Article 203, paragraph 2). From that very moment a delivery is late. The opening at 9:00 and the closing hour are assumptions that the commission must confirm.',
    ),
  },
  delivery: {
    place: text('重庆市商务委员会行政服务大厅', 'Administrative service hall, Chongqing Municipal Commission of Commerce'),
    address: text('重庆市南岸区南滨路162号', '162 Nanbin Road, Nan’an District, Chongqing'),
    contact: text('张研研', 'Zhang Yanyan'),
    phone: '023-67862888',
  },
  numberPrefix: 'CQFP2026',
  roles,
  provisions,
  undertakings,
  conditions,
  materials,
  rubrics,
  panel: {
    // Odd, so that a vote decides; seven because two roles and three fields of knowledge are judged.
    size: 7,
    minimumSize: 5,
    substitutes: 3,
    categories: [
      { id: 'technology', name: text('信息技术与数据安全', 'Information technology and data security'), minimum: 2 },
      { id: 'finance', name: text('财税与审计', 'Finance, taxation and audit'), minimum: 2 },
      { id: 'commerce', name: text('商贸流通与消费促进', 'Commerce and consumption'), minimum: 1 },
    ],
    recusalYears: 3,
  },
  aggregation,
  ties,
  // The window is three days long: one day leaves a correction possible in time.
  correction: { hours: 24 },
  publicity: {
    workingDays: 5,
    clause: '四-（二）',
    wording: text(
      '公告：“确定统筹服务机构和参与服务平台后向社会公示。”公告未写明公示期限，本次征集按 5 个工作日执行，为假定值，须由市商务委确认。',
      'Announcement: “after the coordinating institution and the participating platforms have been determined, they are made public.” It names no period; this call uses 5 working days, an assumption that the commission must confirm.',
    ),
  },
  retention: {
    years: 5,
    clause: '二-6',
    wording: text(
      '公告：“能够安全完整保存活动相关数据及材料五年以上，并在活动结束后将备份数据移交管理部门存档。”征集档案比照执行，保存不少于五年，期满不自动删除。',
      'Announcement: “able to keep the data and materials of the activity safely and completely for at least five years and, when the activity has ended, hand over backup data to the administration for archiving.” The archive of this call follows the same rule: kept for at least five years and never deleted automatically.',
    ),
  },
  reminders,
  texts,
})
