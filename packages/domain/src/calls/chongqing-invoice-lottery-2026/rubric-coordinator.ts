import type { Rubric } from '../../call/definition.ts'
import { text } from '../../text.ts'

/** Default rubric of 统筹服务机构: an assumption, since none was published. The last group is the preference of 二-统筹-2. */
export const coordinatorRubric = {
  role: 'coordinator',
  totalPoints: 100,
  stepsPerPoint: 2,
  assumption: true,
  groups: [
    {
      id: 'integration',
      name: text('多平台汇聚与对接能力', 'Aggregation and connection of several platforms'),
      points: 25,
      criteria: [
        {
          id: 'coordinator-aggregation-design',
          name: text('数据汇聚架构与容量', 'Architecture and capacity of aggregation'),
          points: 9,
          kind: 'subjective',
          earns: text(
            '7.5—9 分：多来源汇聚架构完整，统一数据标准，峰值容量有压测依据，可平滑扩容；4.5—7 分：架构可行，容量依据不足；1—4 分：原则性描述；0—0.5 分：未提供。',
            '7.5–9: complete architecture for several sources, one data standard, peak capacity shown by load tests, scales smoothly; 4.5–7: workable, capacity not fully shown; 1–4: principles only; 0–0.5: missing.',
          ),
          clauses: ['二-统筹-1'],
        },
        {
          id: 'coordinator-platform-access',
          name: text('参与服务平台接入方案', 'Plan for connecting platforms'),
          points: 6,
          kind: 'subjective',
          earns: text(
            '5—6 分：接口规范、沙箱、联调排期、接入支持齐全，可在规定时间内接入多个平台；2.5—4.5 分：方案可行，支持不够具体；0—2 分：方案笼统。',
            '5–6: interface specification, sandbox, test schedule and support all present, several platforms connected in the time given; 2.5–4.5: workable, support not specific; 0–2: general.',
          ),
          clauses: ['二-统筹-1'],
        },
        {
          id: 'coordinator-connections',
          name: text('已具备的对接关系', 'Connections already in place'),
          points: 6,
          kind: 'objective',
          earns: text(
            '与发票核验机构、资金监管机构、全国有奖发票数据监测平台三类，每提供一类已完成对接的证明得 2 分，最高 6 分。',
            'Invoice verification institution, institution supervising the funds, national invoice lottery data monitoring platform: 2 points for each with proof of a completed connection, at most 6.',
          ),
          clauses: ['二-统筹-1'],
        },
        {
          id: 'coordinator-exchange-security',
          name: text('数据互通的安全与时效', 'Security and speed of exchange'),
          points: 4,
          kind: 'subjective',
          earns: text(
            '3—4 分：加密、鉴权、完整性校验、断点续传齐全，时延指标有测试依据；1.5—2.5 分：措施较全，指标无依据；0—1 分：笼统。',
            '3–4: encryption, authentication, integrity checks and resumption all present, latency shown by tests; 1.5–2.5: largely present, figures not shown; 0–1: general.',
          ),
          clauses: ['二-统筹-1'],
        },
      ],
    },
    {
      id: 'system-security',
      name: text('系统能力与数据安全保密', 'System capability, data security and confidentiality'),
      points: 20,
      criteria: [
        {
          id: 'coordinator-availability',
          name: text('自有 APP 与系统可用率', 'Own application and availability'),
          points: 5,
          kind: 'objective',
          earns: text(
            '按近 12 个月可用率证明：≥99.95% 得 5 分；≥99.9% 得 4 分；≥99.5% 得 2 分；低于 99.5% 或证明不足 12 个月得 1 分；无证明得 0 分。',
            'By proven availability over the past 12 months: ≥ 99.95 % 5 points; ≥ 99.9 % 4; ≥ 99.5 % 2; below 99.5 % or proof of less than 12 months 1; no proof 0.',
          ),
          clauses: ['二-2'],
        },
        {
          id: 'coordinator-lottery-design',
          name: text('抽奖系统方案与规则适配', 'Design of the lottery system and adaptability of rules'),
          points: 7,
          kind: 'subjective',
          earns: text(
            '5.5—7 分：架构完整，规则可配置，开奖可公证、可复核，承诺变更时限并有依据；3—5 分：方案可行，个别环节待细化；0—2.5 分：只有原则性描述。',
            '5.5–7: complete architecture, configurable rules, draws that can be notarised and re-checked, committed and substantiated times for changes; 3–5: workable, some parts to be detailed; 0–2.5: principles only.',
          ),
          clauses: ['二-2'],
        },
        {
          id: 'coordinator-security-level',
          name: text('安全认证等级', 'Level of security certification'),
          points: 3,
          kind: 'objective',
          earns: text(
            '拟用系统通过网络安全等级保护三级及以上测评且在有效期内得 3 分；二级得 1.5 分；其他国家认可的安全认证得 1 分。认证本身为资格条件，此处仅按等级计分。',
            'System to be used assessed at level 3 or above of the classified protection of cybersecurity and in force 3 points; level 2 1.5; another nationally recognised certificate 1. Holding one is a gate; only the level is scored here.',
          ),
          clauses: ['二-1', '二-2'],
        },
        {
          id: 'coordinator-confidentiality',
          name: text('汇聚数据的安全与保密', 'Security and confidentiality of the aggregated data'),
          points: 5,
          kind: 'subjective',
          earns: text(
            '4—5 分：平台间数据隔离、分级分类、加密、访问控制、留痕、泄露处置齐全且有运行证据；2—3.5 分：措施较全，证据不充分；0—1.5 分：措施笼统或缺项。',
            '4–5: separation of platforms’ data, classification, encryption, access control, logging and breach handling all present and shown in operation; 2–3.5: largely present, thin evidence; 0–1.5: general or incomplete.',
          ),
          clauses: ['二-2', '二-3'],
        },
      ],
    },
    {
      id: 'verification-quality',
      name: text('发票核验与数据质量', 'Verification of invoices and quality of data'),
      points: 15,
      criteria: [
        {
          id: 'coordinator-verification-coverage',
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
          id: 'coordinator-data-quality',
          name: text('跨平台去重与数据质量控制', 'Duplicates across platforms and control of data quality'),
          points: 5,
          kind: 'subjective',
          earns: text(
            '4—5 分：跨平台重复、作废、红冲发票均能识别，质量指标、抽检和纠错闭环明确；2—3.5 分：主要情形可识别；0—1.5 分：仅形式校验。',
            '4–5: duplicate, void and reversed invoices recognised across platforms, definite quality measures, sampling and correction; 2–3.5: main cases recognised; 0–1.5: formal checks only.',
          ),
          clauses: ['二-3', '二-统筹-1'],
        },
        {
          id: 'coordinator-analysis',
          name: text('专项分析与异常预警', 'Dedicated analysis and warning of anomalies'),
          points: 4,
          kind: 'subjective',
          earns: text(
            '3—4 分：分析主题贴合活动评估，预警规则和处置时限明确，有样例；1.5—2.5 分：有分析能力，针对性不足；0—1 分：笼统。',
            '3–4: analyses serve the evaluation of the activity, definite warning rules and response times, samples given; 1.5–2.5: capable, not specific; 0–1: general.',
          ),
          clauses: ['二-2'],
        },
      ],
    },
    {
      id: 'funds-risk',
      name: text('资金安全与风险防控', 'Safety of funds and risk control'),
      points: 15,
      criteria: [
        {
          id: 'coordinator-funds-safety',
          name: text('资金管理与监管配合', 'Management of funds and cooperation with their supervision'),
          points: 6,
          kind: 'subjective',
          earns: text(
            '5—6 分：专户存管，与资金监管机构逐笔核对，各平台兑付可追溯；2.5—4.5 分：制度较全，核对粒度不足；0—2 分：制度笼统。',
            '5–6: dedicated account, item-by-item checks with the institution supervising the funds, every platform’s payouts traceable; 2.5–4.5: rules largely complete, checks too coarse; 0–2: general rules.',
          ),
          clauses: ['二-2', '二-统筹-1'],
        },
        {
          id: 'coordinator-payout-time',
          name: text('奖金发放时限', 'Time to payout'),
          points: 4,
          kind: 'objective',
          earns: text(
            '按加盖公章的书面承诺，开奖后发放至个人账户：1 小时内得 4 分；24 小时内得 3 分；3 日内得 1.5 分；更长或未承诺得 0 分。',
            'By sealed written commitment, paid into personal accounts after a draw: within 1 hour 4 points; 24 hours 3; 3 days 1.5; longer or no commitment 0.',
          ),
          clauses: ['二-3'],
        },
        {
          id: 'coordinator-fraud-prevention',
          name: text('跨平台防范套取', 'Prevention of fraud across platforms'),
          points: 5,
          kind: 'subjective',
          earns: text(
            '4—5 分：跨平台联合风控，账户、设备、商户、发票多维规则，预警处置闭环，有真实案例；2—3.5 分：有规则和处置流程；0—1.5 分：以人工抽查为主。',
            '4–5: joint risk control across platforms with rules over accounts, devices, merchants and invoices, warnings followed through, real cases; 2–3.5: rules and a procedure; 0–1.5: mainly manual spot checks.',
          ),
          clauses: ['二-2', '二-4'],
        },
      ],
    },
    {
      id: 'outreach',
      name: text('组织协调与宣传配套', 'Coordination and publicity'),
      points: 10,
      criteria: [
        {
          id: 'coordinator-coordination',
          name: text('统筹协调机制', 'Coordination of those taking part'),
          points: 6,
          kind: 'subjective',
          earns: text(
            '5—6 分：对各平台、商户、主管部门的协调机制、例会、问题升级路径明确，人员到位；2.5—4.5 分：机制较全；0—2 分：仅作表态。',
            '5–6: definite mechanism, meetings and escalation among platforms, merchants and authorities, staff in place; 2.5–4.5: largely complete; 0–2: declarations only.',
          ),
          clauses: ['二-5'],
        },
        {
          id: 'coordinator-publicity-plan',
          name: text('宣传方案与资源投入', 'Publicity plan and resources'),
          points: 4,
          kind: 'subjective',
          earns: text(
            '3—4 分：全市统一宣传方案，渠道、节奏、资源明确，有商户优惠配套；1.5—2.5 分：方案可行，投入不够具体；0—1 分：仅作表态。',
            '3–4: one plan for the whole city with definite channels, timing and resources and merchants’ offers; 1.5–2.5: workable, commitment not specific; 0–1: declarations only.',
          ),
          clauses: ['二-5'],
        },
      ],
    },
    {
      id: 'service-audit',
      name: text('服务保障、数据报告与审计配合', 'Service, data reports and cooperation with audits'),
      points: 10,
      criteria: [
        {
          id: 'coordinator-service-contingency',
          name: text('服务保障与应急处置', 'Service and contingency'),
          points: 5,
          kind: 'subjective',
          earns: text(
            '4—5 分：团队、值守、投诉转办、应急预案、容灾齐全，近一年有演练记录；2—3.5 分：较全，演练不足；0—1.5 分：笼统。',
            '4–5: team, duty roster, forwarding of complaints, contingency plan and disaster recovery all present, exercised within the past year; 2–3.5: largely complete, little exercised; 0–1.5: general.',
          ),
          clauses: ['二-2', '二-4'],
        },
        {
          id: 'coordinator-reports-retention',
          name: text('数据报告、审计配合与资料保存', 'Data reports, cooperation with audits, retention'),
          points: 5,
          kind: 'subjective',
          earns: text(
            '4—5 分：全市汇总报告模板、频次、校验规则和审计接口明确，五年以上保存与移交方案可执行；2—3.5 分：基本明确；0—1.5 分：仅作承诺。',
            '4–5: templates, frequency, validation rules of city-wide reports and access for auditors definite, plan for keeping data over five years and handing over workable; 2–3.5: largely definite; 0–1.5: promises only.',
          ),
          clauses: ['二-6'],
        },
      ],
    },
    {
      id: 'national-experience',
      name: text('全国有奖发票工作经验（优先考虑）', 'Invoice lottery experience nationwide (preference)'),
      points: 5,
      criteria: [
        {
          id: 'coordinator-lottery-projects',
          name: text('有奖发票项目数量', 'Number of invoice lottery projects'),
          points: 3,
          kind: 'objective',
          earns: text(
            '每提供一个设区市及以上的有奖发票项目证明得 1 分，最高 3 分。',
            '1 point for each proven invoice lottery project of a prefecture-level city or above, at most 3.',
          ),
          clauses: ['二-统筹-2'],
        },
        {
          id: 'coordinator-clean-record',
          name: text('未发生重大资金安全风险', 'No major risk to funds'),
          points: 2,
          kind: 'objective',
          earns: text(
            '有项目经验且有委托方出具的未发生重大资金安全风险和隐患的证明得 2 分；仅有企业声明得 1 分；无项目经验或发生过的得 0 分。',
            'Project experience and the client’s certificate that no major risk or hidden danger to funds occurred 2 points; own statement only 1; no experience, or such a risk occurred, 0.',
          ),
          clauses: ['二-统筹-2'],
        },
      ],
    },
  ],
} as const satisfies Rubric
