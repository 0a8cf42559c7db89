import type { Material } from '../../call/definition.ts'
import { text } from '../../text.ts'

// 公告 三: 一式三份, 按顺序装订成册, 加盖单位公章, 全套扫描电子版: the same for each of the four.
const threeBoundSealedScanned = { copies: 3, sealed: true, bound: true, scan: true } as const

/** Source: 公告 三. The order is the order of binding. */
export const materials = [
  {
    id: 'business-licence',
    clause: '三-1',
    name: text('营业执照复印件', 'Copy of the business licence'),
    hint: text(
      '三份，加盖单位公章；名称和统一社会信用代码与申请表一致；有关联主体共同承担工作的，一并提供其营业执照复印件。',
      'Three copies with the official seal; name and unified social credit code as on the application form. Where related entities share the work, add theirs.',
    ),
    ...threeBoundSealedScanned,
  },
  {
    id: 'application-form',
    clause: '三-2',
    name: text('重庆市有奖发票活动申请表', 'Application form of the Chongqing invoice lottery'),
    hint: text(
      '使用公告附件的格式填写完整，三份，加盖单位公章；同时申报两类的，分别填写。',
      'The form annexed to the announcement, completed, three copies with the official seal; a separate form for each role applied for.',
    ),
    ...threeBoundSealedScanned,
  },
  {
    id: 'supporting-evidence',
    clause: '三-3',
    name: text('满足申报条件的佐证资料', 'Evidence that the conditions are met'),
    hint: text(
      '按报名条件的条款顺序编排并标注页码，三份，加盖单位公章；审核意见将引用页码。',
      'Arranged in the order of the conditions with page numbers, three copies with the official seal; findings will quote the pages.',
    ),
    ...threeBoundSealedScanned,
  },
  {
    id: 'work-plan',
    clause: '三-4',
    name: text('参与活动的工作方案', 'Work plan for the activity'),
    hint: text(
      '包括但不限于企业简介、经营情况、相关活动参与经验、风险防控方案等；三份，加盖单位公章。',
      'Including but not limited to company profile, state of business, experience of related activities and risk control plan; three copies with the official seal.',
    ),
    ...threeBoundSealedScanned,
  },
] as const satisfies readonly Material[]
