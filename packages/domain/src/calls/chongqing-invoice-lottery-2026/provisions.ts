import type { Provision } from '../../call/definition.ts'
import { text } from '../../text.ts'

/** What else the announcement lays down, in its own words: nothing is computed from it, staff and applicants quote it. */
export const provisions = [
  {
    id: 'purpose',
    clause: '引言',
    title: text('征集目的', 'Purpose'),
    wording: text(
      '为深入贯彻落实国家关于促进消费的决策部署，进一步激发消费需求，活跃消费氛围，拟在全市开展有奖发票活动，现面向全社会公开征集重庆市有奖发票活动参与企业',
      'In order to carry out the State’s decisions on promoting consumption, to stimulate demand further and enliven consumption, an invoice lottery is to be held throughout the city; enterprises to take part in it are hereby publicly sought from society at large.',
    ),
  },
  {
    id: 'eligible-enterprises',
    clause: '二',
    title: text('参加范围和报名类型', 'Who may apply, and for which role'),
    wording: text(
      '有意愿参与本市有奖发票活动，能独立承担或与其关联主体共同承担抽奖系统建设、用户实名校验、发票收集及真实性核验、发票信息等数据传输、中奖资金兑付等工作的企业均可参加，报名类型分为统筹服务机构和参与服务平台。',
      'Open to every enterprise that wishes to take part in the city’s invoice lottery and can undertake, alone or together with its related entities, the building of the lottery system, the real-name verification of users, the collection of invoices and verification of their authenticity, the transmission of invoice information and other data, and the payout of prizes. Enterprises apply as coordinating service institution or as participating service platform.',
    ),
  },
  {
    id: 'form-of-materials',
    clause: '三',
    title: text('材料形式', 'Form of the materials'),
    wording: text(
      '申报材料一式三份，按顺序装订成册，加盖单位公章（全套申报材料需扫描电子版一并提交）。申报材料不予退回。',
      'Application materials are submitted in three copies, bound in order and bearing the official seal (together with an electronic scan of the full set). Application materials are not returned.',
    ),
  },
  {
    id: 'separate-applications',
    clause: '四-（一）',
    title: text('同时申报两类', 'Applying for both roles'),
    wording: text(
      '若企业同时申报统筹服务机构和参与服务平台，应分别提交相应申报资料。',
      'An enterprise that applies both as coordinating service institution and as participating service platform shall submit separate materials for each.',
    ),
  },
  {
    id: 'review-and-determination',
    clause: '四-（二）',
    title: text('审核确认', 'Review and determination'),
    wording: text(
      '活动执行单位将对报名资料进行审核，并组织专家评审，确定统筹服务机构和参与服务平台后向社会公示。',
      'The unit carrying out the activity reviews the application materials and organises an expert evaluation; after the coordinating institution and the participating platforms have been determined, they are made public.',
    ),
  },
  {
    id: 'qualification-period',
    clause: '四-（二）',
    title: text('资格有效期', 'Period of qualification'),
    wording: text(
      '征集的参与企业资格有效期与本次有奖发票活动实施期一致。',
      'The qualification of the enterprises selected is valid for as long as this invoice lottery is carried out.',
    ),
  },
] as const satisfies readonly Provision[]
