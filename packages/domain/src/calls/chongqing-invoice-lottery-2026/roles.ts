import type { CallRole, Undertaking } from '../../call/definition.ts'
import { text } from '../../text.ts'

const quotaAssumption = text(
  '公告未公布入选名额和递补名额。本数为系统预设的假定值，须由市商务委在评审前书面确认。',
  'The announcement names neither places nor a waiting list. This figure is a preset assumption; the commission must confirm it in writing before the panel meets.',
)

/** Source: 公告 二 (two kinds of application); the quotas are ours. */
export const roles = [
  {
    id: 'coordinator',
    name: text('统筹服务机构', 'Coordinating service institution'),
    mark: '统',
    // One institution gathers everybody's data; two in reserve in case it steps back.
    quota: { places: 1, waiting: 2, assumption: quotaAssumption },
  },
  {
    id: 'platform',
    name: text('参与服务平台', 'Participating service platform'),
    mark: '平',
    // Several platforms are meant (二-统筹-1 “多个参与服务平台”).
    quota: { places: 5, waiting: 3, assumption: quotaAssumption },
  },
] as const satisfies readonly CallRole[]

/** Source: 公告 二, first sentence: to be carried alone or together with related entities (关联主体). */
export const undertakings = [
  { id: 'lottery-system', name: text('抽奖系统建设', 'Building the lottery system') },
  { id: 'real-name-check', name: text('用户实名校验', 'Real-name verification of users') },
  { id: 'invoice-verification', name: text('发票收集及真实性核验', 'Collecting invoices and verifying their authenticity') },
  { id: 'data-transmission', name: text('发票信息等数据传输', 'Transmitting invoice information and other data') },
  { id: 'prize-payout', name: text('中奖资金兑付', 'Paying out prizes') },
] as const satisfies readonly Undertaking[]
