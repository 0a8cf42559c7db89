import type { CallDefinition } from '../../call/definition.ts'
import { text } from '../../text.ts'

/** Sentences that stand on receipts, notices and pages of this call. Source: 公告 三 and 四 where they quote it. */
export const texts = {
  receiptStatement: text(
    '本回执仅证明收到材料，不代表通过审核。',
    'This receipt only proves that the materials were received; it does not mean that they have passed review.',
  ),
  lateRefusal: text(
    '申报材料送达时间已过报名截止时间。根据公告第四条第（一）项“逾期未送达不予受理”，本次申报不予受理，特此登记。',
    'The materials were delivered at or after the cut-off. Under section 四 (一) of the announcement (“逾期未送达不予受理”: not accepted if not delivered in time) this application is not accepted; the delivery is recorded here.',
  ),
  notReturned: text('申报材料不予退回。', 'Application materials are not returned.'),
  rubricAssumption: text(
    '公告未公布评分标准。本评分标准为系统预设的假定方案，须经市商务委审批后方可生成评分表。',
    'The announcement publishes no rubric. This one is a preset assumption; the commission must approve it before any score sheet can be generated.',
  ),
  procurementBenchmark: text(
    '本页所引政府采购和招标投标规则仅作参照，对本次征集不具有法律约束力；公告本身仅规定审核、专家评审、确定和公示。',
    'The procurement and tendering rules quoted here serve as benchmarks and do not bind this call by law; the announcement itself only provides for review, expert evaluation, determination and publicity.',
  ),
} as const satisfies CallDefinition['texts']
