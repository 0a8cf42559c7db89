import type { Rubric } from '../../call/definition.ts'
import { text } from '../../text.ts'

/**
 * Default rubric of 参与服务平台: an assumption, since none was published. Gates are not scored again: points reward how
 * far an applicant goes beyond them. Objective criteria are steps that can be counted or looked up in the evidence.
 */
export const platformRubric = {
  role: 'platform',
  totalPoints: 100,
  stepsPerPoint: 2,
  assumption: true,
  groups: [
    {
      id: 'system-security',
      name: text('系统能力与数据安全保密', 'System capability, data security and confidentiality'),
      points: 25,
      criteria: [
        {
          id: 'platform-availability',
          name: text('自有 APP 与系统可用率', 'Own application and availability'),
          points: 7,
          kind: 'objective',
          earns: text(
            '按近 12 个月可用率证明：≥99.95% 得 7 分；≥99.9% 得 5 分；≥99.5% 得 3 分；低于 99.5% 或证明不足 12 个月得 1 分；无证明得 0 分。',
            'By proven availability over the past 12 months: ≥ 99.95 % 7 points; ≥ 99.9 % 5; ≥ 99.5 % 3; below 99.5 % or proof of less than 12 months 1; no proof 0.',
          ),
          clauses: ['二-2'],
        },
        {
          id: 'platform-lottery-design',
          name: text('抽奖系统方案与规则适配', 'Design of the lottery system and adaptability of rules'),
          points: 9,
          kind: 'subjective',
          earns: text(
            '7.5—9 分：架构完整，规则可配置，公证和数据共享流程清楚，承诺变更时限并有依据；4.5—7 分：方案可行，个别环节待细化；1—4 分：只有原则性描述；0—0.5 分：未提供或不可行。',
            '7.5–9: complete architecture, configurable rules, clear procedures for notarisation and data sharing, committed and substantiated times for changes; 4.5–7: workable, some parts to be detailed; 1–4: principles only; 0–0.5: missing or not workable.',
          ),
          clauses: ['二-2'],
        },
        {
          id: 'platform-security-level',
          name: text('安全认证等级', 'Level of security certification'),
          points: 4,
          kind: 'objective',
          earns: text(
            '拟用系统通过网络安全等级保护三级及以上测评且在有效期内得 4 分；二级得 2 分；其他国家认可的安全认证得 1 分。认证本身为资格条件，此处仅按等级计分。',
            'System to be used assessed at level 3 or above of the classified protection of cybersecurity and in force 4 points; level 2 2; another nationally recognised certificate 1. Holding one is a gate; only the level is scored here.',
          ),
          clauses: ['二-1', '二-2'],
        },
        {
          id: 'platform-confidentiality',
          name: text('数据安全与保密措施', 'Data security and confidentiality measures'),
          points: 5,
          kind: 'subjective',
          earns: text(
            '4—5 分：分级分类、加密、访问控制、留痕、泄露处置措施齐全且有运行证据；2—3.5 分：措施较全，证据不充分；0—1.5 分：措施笼统或缺项。',
            '4–5: classification, encryption, access control, logging and breach handling all present and shown in operation; 2–3.5: largely present, thin evidence; 0–1.5: general or incomplete.',
          ),
          clauses: ['二-2', '二-3'],
        },
      ],
    },
    {
      id: 'invoice-data',
      name: text('发票上传、核验与数据汇总', 'Upload and verification of invoices, aggregation of data'),
      points: 25,
      criteria: [
        {
          id: 'platform-upload-experience',
          name: text('发票上传入口与使用体验', 'Entry point for uploading and its ease of use'),
          points: 7,
          kind: 'subjective',
          earns: text(
            '5.5—7 分：入口显著，步骤少，支持扫码、拍照、电子发票导入，兼顾老年人和无障碍使用，失败提示明确；3—5 分：功能可用，体验一般；0—2.5 分：入口隐蔽或功能不全。',
            '5.5–7: prominent, few steps, scanning, photographs and import of e-invoices, fit for the elderly and accessible, clear messages on failure; 3–5: works, ordinary experience; 0–2.5: hidden or incomplete.',
          ),
          clauses: ['二-3'],
        },
        {
          id: 'platform-verification-coverage',
          name: text('真实性核验覆盖项', 'Items covered by verification'),
          points: 6,
          kind: 'objective',
          earns: text(
            '金额、品类、日期、号码、统一社会信用代码、实名信息一致性六项，每提供一项可验证的核验能力证明得 1 分，最高 6 分。',
            'Amount, category, date, number, unified social credit code, consistency of real-name information: 1 point for each item with verifiable proof of capability, at most 6.',
          ),
          clauses: ['二-3'],
        },
        {
          id: 'platform-verification-quality',
          name: text('核验准确性与防重防伪', 'Accuracy of verification, duplicates and forgeries'),
          points: 6,
          kind: 'subjective',
          earns: text(
            '5—6 分：多源核验，重复、作废、红冲发票均能识别，有误判复核渠道和测试数据；2.5—4.5 分：主要情形可识别；0—2 分：仅形式校验。',
            '5–6: several sources, duplicate, void and reversed invoices recognised, review of false verdicts, test data; 2.5–4.5: main cases recognised; 0–2: formal checks only.',
          ),
          clauses: ['二-3'],
        },
        {
          id: 'platform-aggregation',
          name: text('数据汇总的及时性与完整性', 'Timeliness and completeness of aggregation'),
          points: 6,
          kind: 'subjective',
          earns: text(
            '5—6 分：准实时汇总，断点续传、对账和补报机制完备；2.5—4.5 分：按日汇总，有对账；0—2 分：方式或时限不明。',
            '5–6: near real time, with resumption, reconciliation and late reporting; 2.5–4.5: daily with reconciliation; 0–2: way or time limits unclear.',
          ),
          clauses: ['二-3'],
        },
      ],
    },
    {
      id: 'payout-risk',
      name: text('资金兑付与风险防控', 'Payout and risk control'),
      points: 20,
      criteria: [
        {
          id: 'platform-payout-time',
          name: text('奖金发放时限', 'Time to payout'),
          points: 6,
          kind: 'objective',
          earns: text(
            '按加盖公章的书面承诺，开奖后发放至个人账户：1 小时内得 6 分；24 小时内得 4 分；3 日内得 2 分；更长或未承诺得 0 分。',
            'By sealed written commitment, paid into personal accounts after a draw: within 1 hour 6 points; 24 hours 4; 3 days 2; longer or no commitment 0.',
          ),
          clauses: ['二-3'],
        },
        {
          id: 'platform-funds-safety',
          name: text('资金安全与账务核对', 'Safety of funds and reconciliation'),
          points: 7,
          kind: 'subjective',
          earns: text(
            '5.5—7 分：专户或持牌机构存管，逐笔对账，差错处理明确，账实可追溯；3—5 分：管理制度较全；0—2.5 分：制度笼统。',
            '5.5–7: dedicated account or licensed custody, item-by-item reconciliation, clear handling of errors, traceable accounts; 3–5: rules largely complete; 0–2.5: general rules.',
          ),
          clauses: ['二-2'],
        },
        {
          id: 'platform-fraud-prevention',
          name: text('防范套取与异常监测', 'Prevention of fraud and monitoring of anomalies'),
          points: 7,
          kind: 'subjective',
          earns: text(
            '5.5—7 分：账户、设备、商户、发票多维规则与模型，预警处置闭环，有真实案例；3—5 分：有规则和处置流程；0—2.5 分：以人工抽查为主。',
            '5.5–7: rules and models over accounts, devices, merchants and invoices, warnings followed through, real cases; 3–5: rules and a procedure; 0–2.5: mainly manual spot checks.',
          ),
          clauses: ['二-2', '二-4'],
        },
      ],
    },
    {
      id: 'outreach',
      name: text('组织协调与宣传配套', 'Coordination and publicity'),
      points: 15,
      criteria: [
        {
          id: 'platform-local-users',
          name: text('用户覆盖', 'Reach among users'),
          points: 5,
          kind: 'objective',
          earns: text(
            '按近 6 个月在渝月均活跃用户证明：≥300 万得 5 分；≥100 万得 4 分；≥30 万得 2.5 分；≥5 万得 1 分；其余得 0 分。',
            'By proven monthly active users in Chongqing, mean of the past 6 months: ≥ 3 million 5 points; ≥ 1 million 4; ≥ 300,000 2.5; ≥ 50,000 1; otherwise 0.',
          ),
          clauses: ['二-5'],
        },
        {
          id: 'platform-publicity-plan',
          name: text('宣传方案与资源投入', 'Publicity plan and resources'),
          points: 5,
          kind: 'subjective',
          earns: text(
            '4—5 分：渠道、节奏、资源数量明确且有保障，覆盖区县；2—3.5 分：方案可行，投入不够具体；0—1.5 分：仅作表态。',
            '4–5: channels, timing and resources definite and assured, districts and counties covered; 2–3.5: workable, commitment not specific; 0–1.5: declarations only.',
          ),
          clauses: ['二-5'],
        },
        {
          id: 'platform-merchant-offers',
          name: text('联合商户优惠与组织协调', 'Joint offers with merchants and coordination'),
          points: 5,
          kind: 'subjective',
          earns: text(
            '4—5 分：已签意向的商户覆盖多个消费领域，优惠力度和协调机制明确；2—3.5 分：有合作基础；0—1.5 分：无具体安排。',
            '4–5: signed merchants across several fields of consumption, definite offers and coordination; 2–3.5: a basis for cooperation; 0–1.5: nothing specific.',
          ),
          clauses: ['二-5'],
        },
      ],
    },
    {
      id: 'service-audit',
      name: text('服务保障、数据报告与审计配合', 'Service, data reports and cooperation with audits'),
      points: 15,
      criteria: [
        {
          id: 'platform-service-team',
          name: text('客服与投诉处理', 'Service and complaints'),
          points: 5,
          kind: 'subjective',
          earns: text(
            '4—5 分：专职团队、全天值守、首响和办结时限明确并有历史数据；2—3.5 分：机制较全；0—1.5 分：机制笼统。',
            '4–5: dedicated team, round-the-clock duty, definite times for first response and closure with past figures; 2–3.5: largely complete; 0–1.5: general.',
          ),
          clauses: ['二-2'],
        },
        {
          id: 'platform-contingency',
          name: text('应急预案与人力物力保障', 'Contingency plan and resources'),
          points: 5,
          kind: 'subjective',
          earns: text(
            '4—5 分：风险分级、处置时限、责任人、容灾齐全，近一年有演练记录；2—3.5 分：预案较全，演练不足；0—1.5 分：预案笼统。',
            '4–5: levels of risk, response times, persons responsible and disaster recovery all present, exercised within the past year; 2–3.5: largely complete, little exercised; 0–1.5: general.',
          ),
          clauses: ['二-4'],
        },
        {
          id: 'platform-reports-retention',
          name: text('数据报告、审计配合与资料保存', 'Data reports, cooperation with audits, retention'),
          points: 5,
          kind: 'subjective',
          earns: text(
            '4—5 分：报告模板、频次、校验规则和审计接口明确，五年以上保存与移交方案可执行；2—3.5 分：基本明确；0—1.5 分：仅作承诺。',
            '4–5: templates, frequency, validation rules and access for auditors definite, plan for keeping data over five years and handing over workable; 2–3.5: largely definite; 0–1.5: promises only.',
          ),
          clauses: ['二-6'],
        },
      ],
    },
  ],
} as const satisfies Rubric
