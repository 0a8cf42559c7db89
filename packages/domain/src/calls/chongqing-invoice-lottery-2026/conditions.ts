import type { Condition } from '../../call/definition.ts'
import { text } from '../../text.ts'

const bothRoles = ['coordinator', 'platform'] as const
const coordinatorOnly = ['coordinator'] as const

/**
 * Source: 公告 二. `wording.zh` is the announcement's own text, letter by letter, with the punctuation of Chinese where the copy at hand
 * has half-width marks; `wording.en` is our translation without legal force. Long because the announcement is: data, read beside it.
 */
export const conditions = [
  {
    id: 'lawful-operation',
    clause: '二-1',
    title: text('依法经营与良好信誉', 'Lawful operation and good standing'),
    wording: text(
      '应依法注册并合法经营，获得国家安全认证，具有良好信誉，近三年无企业失信情况。',
      'The enterprise shall be lawfully registered and lawfully operated, hold a national security certification, be of good repute, and have no record of dishonest conduct in the past three years.',
    ),
    roles: bothRoles,
    kind: 'gate',
    checkpoints: [
      {
        id: 'lawful-registration',
        statement: text(
          '企业依法注册，登记状态正常，经营范围与所承担的工作相符。',
          'The enterprise is lawfully registered, its registration is in force, and its business scope fits the work it takes on.',
        ),
        evidence: text(
          '营业执照复印件；国家企业信用信息公示系统查询页（载明查询日期）。',
          'Copy of the business licence; printout from the National Enterprise Credit Information Publicity System with the date of the query.',
        ),
      },
      {
        id: 'security-certification',
        statement: text(
          '已获得国家安全认证，且在有效期内，覆盖拟使用的系统。',
          'A national security certification is held, is in force, and covers the systems to be used.',
        ),
        evidence: text(
          '网络安全等级保护备案证明及测评报告，或国家主管部门认可的其他安全认证证书。',
          'Filing certificate and assessment report of the classified protection of cybersecurity, or another security certificate recognised by the competent national authority.',
        ),
      },
      {
        id: 'good-repute',
        statement: text(
          '企业信誉良好，未被列入经营异常名录，无未了结的重大行政处罚。',
          'The enterprise is of good repute: it is not on the list of abnormal operations and no major administrative penalty is pending.',
        ),
        evidence: text(
          '公共信用信息报告（信用中国）；企业信誉承诺书。',
          'Public credit report (Credit China); signed statement of good repute.',
        ),
      },
      {
        id: 'no-dishonesty',
        statement: text(
          '自公告发布之日起向前三年内，企业未被列为失信被执行人或严重失信主体。',
          'In the three years before the announcement the enterprise was not listed as a judgment defaulter or as a seriously dishonest entity.',
        ),
        evidence: text(
          '信用中国、中国执行信息公开网查询页（载明查询日期）；无失信情况声明。',
          'Printouts from Credit China and the China Enforcement Information Network with the date of the query; statement of no dishonest conduct.',
        ),
      },
    ],
  },
  {
    id: 'system-and-data-security',
    clause: '二-2',
    title: text('系统能力、数据安全与消费者保障', 'System capability, data security and consumer protection'),
    wording: text(
      '具备自有移动端应用程序（APP），拥有成熟稳定的系统保障技术，能够搭建安全、稳定的发票抽奖系统，并达到数据安全和保密要求，能够满足我市有奖发票规则设置、数据传输和共享、公证等工作要求并根据实际情况及时做相应调整。具备数据分析能力，对参与抽奖的发票信息进行专项分析，及时监控和预警异常状态数据。能够保证资金安全、防范资金套取、保障系统交易顺畅和后台数据真实完备。拥有成熟的客户投诉处理和消费者权益保障机制，有稳定的专业团队及时解决咨询及投诉等问题。',
      'The enterprise shall have its own mobile application and mature, stable technology for keeping systems in operation; be able to build a secure and stable invoice lottery system that meets the requirements of data security and confidentiality; and be able to meet the requirements of the city’s invoice lottery for the setting of rules, the transmission and sharing of data and notarisation, adjusting in good time as circumstances require. It shall be able to analyse data, carry out dedicated analyses of the invoices entered, and monitor and warn of abnormal data in good time. It shall be able to keep funds safe, prevent fraudulent extraction of funds, and ensure smooth transactions and true and complete back-end data. It shall have a mature mechanism for handling complaints and protecting consumers, with a stable professional team that resolves enquiries and complaints promptly.',
    ),
    roles: bothRoles,
    kind: 'gate',
    checkpoints: [
      {
        id: 'own-app',
        statement: text(
          '具备自有移动端应用程序（APP），并有成熟稳定的系统保障技术。',
          'The enterprise has its own mobile application, kept in operation by mature and stable technology.',
        ),
        evidence: text(
          'APP 备案信息、软件著作权证书或权属证明、应用商店上架页；近 12 个月系统可用率记录。',
          'Filing of the application, software copyright certificate or proof of ownership, app store page; record of availability over the past 12 months.',
        ),
      },
      {
        id: 'lottery-system-security',
        statement: text(
          '能够搭建安全、稳定的发票抽奖系统，达到数据安全和保密要求。',
          'A secure and stable invoice lottery system can be built that meets the requirements of data security and confidentiality.',
        ),
        evidence: text(
          '系统建设方案；安全测评或渗透测试报告；数据安全和保密管理制度。',
          'System design; security assessment or penetration test report; rules on data security and confidentiality.',
        ),
      },
      {
        id: 'rules-sharing-notarisation',
        statement: text(
          '能够满足规则设置、数据传输和共享、公证等要求，并能根据实际情况及时调整。',
          'The requirements for setting rules, transmitting and sharing data and notarisation can be met and adjusted in good time.',
        ),
        evidence: text(
          '规则配置功能说明；接口文档；配合公证的流程说明；变更响应时限承诺。',
          'Description of how rules are configured; interface documents; procedure for working with the notary; committed response times for changes.',
        ),
      },
      {
        id: 'data-analysis',
        statement: text(
          '具备数据分析能力，能对参与抽奖的发票作专项分析，及时监控和预警异常数据。',
          'Data can be analysed: dedicated analyses of the invoices entered, and timely monitoring and warning of abnormal data.',
        ),
        evidence: text(
          '专项分析报告样例；异常监测规则清单；预警处置记录。',
          'Sample of a dedicated analysis; list of monitoring rules; records of warnings and how they were handled.',
        ),
      },
      {
        id: 'funds-safety',
        statement: text(
          '能够保证资金安全、防范资金套取，保障交易顺畅、后台数据真实完备。',
          'Funds are kept safe and fraudulent extraction is prevented; transactions run smoothly and back-end data are true and complete.',
        ),
        evidence: text(
          '资金管理与风控制度；专户或支付机构合作证明；对账流程及样例。',
          'Rules on the management of funds and risk control; proof of a dedicated account or of a licensed payment institution; reconciliation procedure with a sample.',
        ),
      },
      {
        id: 'complaints',
        statement: text(
          '有成熟的投诉处理和消费者权益保障机制，并有稳定的专业团队。',
          'There is a mature mechanism for complaints and consumer protection, with a stable professional team.',
        ),
        evidence: text(
          '投诉处理制度；客服团队名单与值班安排；近一年投诉办结统计。',
          'Complaints procedure; list and duty roster of the service team; statistics of complaints closed in the past year.',
        ),
      },
    ],
  },
  {
    id: 'invoice-collection-and-payout',
    clause: '二-3',
    title: text('发票上传、核验、汇总与奖金发放', 'Upload, verification and aggregation of invoices, and payout'),
    wording: text(
      '应按照要求为消费者参与活动提供发票上传入口，具备发票真实性核验能力（发票金额、发票品类、发票日期、发票号码、社会统一信用代码、实名信息一致性等），能够保证采集信息安全，并及时汇总发票信息至数据汇总机构，并在开奖后及时发放现金或现金红包至消费者个人账户。',
      'The enterprise shall, as required, provide consumers with an entry point for uploading invoices; be able to verify the authenticity of invoices (amount, category, date, number, unified social credit code, consistency of real-name information and so on); keep the collected information secure; pass invoice information promptly to the data aggregation institution; and after each draw promptly pay cash or cash red packets into consumers’ personal accounts.',
    ),
    roles: bothRoles,
    kind: 'gate',
    checkpoints: [
      {
        id: 'upload-entry',
        statement: text('能够按照要求为消费者提供发票上传入口。', 'Consumers are given an entry point for uploading invoices as required.'),
        evidence: text(
          '上传入口的界面截图或演示视频；上线计划。',
          'Screenshots or a recorded demonstration of the entry point; plan for going live.',
        ),
      },
      {
        id: 'authenticity-verification',
        statement: text(
          '具备发票真实性核验能力，覆盖金额、品类、日期、号码、统一社会信用代码、实名信息一致性。',
          'Invoices can be verified for amount, category, date, number, unified social credit code and consistency of real-name information.',
        ),
        evidence: text(
          '核验规则说明及测试报告；与发票核验渠道的合作协议或授权。',
          'Description and test report of the verification rules; agreement with or authorisation from the verification channel.',
        ),
      },
      {
        id: 'collection-security',
        statement: text('能够保证所采集信息的安全。', 'The information collected is kept secure.'),
        evidence: text(
          '个人信息保护制度；加密传输与存储、访问控制的说明；个人信息保护影响评估报告。',
          'Rules on personal information protection; description of encryption in transit and at rest and of access control; personal information protection impact assessment.',
        ),
      },
      {
        id: 'timely-aggregation',
        statement: text(
          '能够及时将发票信息汇总至数据汇总机构。',
          'Invoice information is passed to the data aggregation institution in good time.',
        ),
        evidence: text(
          '数据汇总接口方案；传输频次与时限承诺；联调或既往项目证明。',
          'Design of the aggregation interface; committed frequency and time limits; proof of joint testing or of earlier projects.',
        ),
      },
      {
        id: 'prompt-payout',
        statement: text(
          '开奖后能够及时将现金或现金红包发放至消费者个人账户。',
          'After a draw, cash or cash red packets are promptly paid into consumers’ personal accounts.',
        ),
        evidence: text(
          '兑付流程与时限承诺；支付业务许可证或与持证机构的合作协议。',
          'Payout procedure with committed time limits; payment licence or agreement with a licensed institution.',
        ),
      },
    ],
  },
  {
    id: 'resources-and-contingency',
    clause: '二-4',
    title: text('人力物力保障与应急预案', 'Resources and contingency plan'),
    wording: text(
      '具备充实的人力物力保障，需制定严格的应急预案，能够快速解决系统运行过程中出现的各类风险、安全问题，有效保障活动期间相关系统安全稳定运行。',
      'The enterprise shall have ample staff and resources, draw up a strict contingency plan, be able to resolve quickly all risks and security problems that arise while the systems run, and effectively ensure that the systems concerned run securely and stably throughout the activity.',
    ),
    roles: bothRoles,
    kind: 'gate',
    checkpoints: [
      {
        id: 'staff-and-resources',
        statement: text('为活动配备充实的人员和物资。', 'Ample staff and resources are assigned to the activity.'),
        evidence: text(
          '项目团队名单、分工及社保缴纳证明；设备、场地与资源清单。',
          'List of the project team with duties and proof of social insurance; list of equipment, premises and resources.',
        ),
      },
      {
        id: 'contingency-plan',
        statement: text('已制定严格的应急预案。', 'A strict contingency plan has been drawn up.'),
        evidence: text(
          '应急预案文本，含风险分级、处置时限、责任人；演练记录。',
          'The contingency plan with levels of risk, response times and persons responsible; records of exercises.',
        ),
      },
      {
        id: 'stable-operation',
        statement: text(
          '能够快速处置运行中的风险和安全问题，保障活动期间系统安全稳定运行。',
          'Risks and security problems are resolved quickly, and the systems run securely and stably throughout the activity.',
        ),
        evidence: text(
          '运维值守方案；容量与压力测试报告；故障处置记录或案例。',
          'Operations and on-call plan; capacity and load test reports; records or cases of incidents resolved.',
        ),
      },
    ],
  },
  {
    id: 'coordination-and-outreach',
    clause: '二-5',
    title: text('组织协调与宣传发动', 'Coordination and outreach'),
    wording: text(
      '具备较强的工作协调组织及宣传发动能力，能够配套资源通过自有渠道或第三方渠道开展有奖发票活动宣传，联合商户推出优惠促销政策，扩大活动知晓度和参与率，提升政策实施效果。',
      'The enterprise shall be well able to coordinate, organise and mobilise; to commit resources to publicising the invoice lottery through its own or third-party channels; and to launch promotions jointly with merchants, so that more people know of the activity and take part and the policy has greater effect.',
    ),
    roles: bothRoles,
    kind: 'gate',
    checkpoints: [
      {
        id: 'coordination',
        statement: text('具备较强的工作协调组织及宣传发动能力。', 'The enterprise is well able to coordinate, organise and mobilise.'),
        evidence: text(
          '组织架构与协调机制说明；同类活动的组织案例。',
          'Description of organisation and coordination; cases of similar activities organised.',
        ),
      },
      {
        id: 'publicity-channels',
        statement: text(
          '能够配套资源，通过自有渠道或第三方渠道开展活动宣传。',
          'Resources are committed to publicity through own or third-party channels.',
        ),
        evidence: text(
          '宣传方案与资源投入清单；自有渠道数据或第三方合作证明。',
          'Publicity plan with a list of resources committed; figures of own channels or proof of third-party cooperation.',
        ),
      },
      {
        id: 'merchant-promotions',
        statement: text(
          '能够联合商户推出优惠促销政策，扩大知晓度和参与率。',
          'Promotions are launched jointly with merchants to raise awareness and participation.',
        ),
        evidence: text('商户合作意向书或协议；优惠促销方案。', 'Letters of intent or agreements with merchants; plan of promotions.'),
      },
    ],
  },
  {
    id: 'records-and-supervision',
    clause: '二-6',
    title: text('数据记录、接受监督与资料保存', 'Records, supervision and retention'),
    wording: text(
      '能够按照要求提交真实、完整的数据记录及分析报告，积极配合审计、巡视和绩效评价等，主动接受监督。能够安全完整保存活动相关数据及材料五年以上，并在活动结束后将备份数据移交管理部门存档。如有违法违规情况或严重失信行为，将取消企业参与资格并追究其相关责任。',
      'The enterprise shall, as required, submit true and complete data records and analysis reports, cooperate actively with audits, inspections and performance evaluations, and accept supervision of its own accord. It shall keep the data and materials of the activity safely and completely for at least five years and, when the activity has ended, hand over backup data to the administration for archiving. In the event of violations of law or regulations or of seriously dishonest conduct, the enterprise will be disqualified and held liable.',
    ),
    roles: bothRoles,
    kind: 'gate',
    checkpoints: [
      {
        id: 'true-records',
        statement: text(
          '能够按照要求提交真实、完整的数据记录及分析报告。',
          'True and complete data records and analysis reports are submitted as required.',
        ),
        evidence: text(
          '数据报送制度与模板；真实性、完整性承诺书。',
          'Reporting rules and templates; signed statement on truth and completeness.',
        ),
      },
      {
        id: 'audit-cooperation',
        statement: text(
          '承诺积极配合审计、巡视和绩效评价，主动接受监督。',
          'Active cooperation with audits, inspections and performance evaluations and acceptance of supervision are undertaken.',
        ),
        evidence: text('配合监督承诺书；指定联络人。', 'Signed undertaking to cooperate; named contact person.'),
      },
      {
        id: 'five-year-retention',
        statement: text(
          '能够安全完整保存活动相关数据及材料五年以上。',
          'Data and materials of the activity are kept safely and completely for at least five years.',
        ),
        evidence: text(
          '数据保存与备份方案，载明介质、期限、责任人。',
          'Retention and backup plan with media, period and persons responsible.',
        ),
      },
      {
        id: 'backup-handover',
        statement: text(
          '承诺在活动结束后将备份数据移交管理部门存档。',
          'Handover of backup data to the administration after the activity is undertaken.',
        ),
        evidence: text('移交承诺书；移交清单与格式说明。', 'Signed undertaking; list and format of what will be handed over.'),
      },
      {
        id: 'disqualification-accepted',
        statement: text(
          '知悉并接受：如有违法违规或严重失信行为，将被取消参与资格并追究责任。',
          'It is known and accepted that violations or seriously dishonest conduct lead to disqualification and liability.',
        ),
        evidence: text('加盖单位公章的承诺书。', 'Undertaking with the official seal.'),
      },
    ],
  },
  {
    id: 'multi-platform-aggregation',
    clause: '二-统筹-1',
    title: text('多平台数据汇总与对接', 'Aggregation and connection of several platforms'),
    wording: text(
      '具备汇总多个参与服务平台发票信息等数据的能力，能够与多个参与服务平台、发票核验机构、资金监管机构、全国有奖发票数据监测平台有效对接，实现数据安全快速互通。',
      'The institution shall be able to aggregate the invoice information and other data of several participating service platforms, and to connect effectively with several participating service platforms, the invoice verification institution, the institution that supervises the funds and the national invoice lottery data monitoring platform, so that data are exchanged securely and quickly.',
    ),
    roles: coordinatorOnly,
    kind: 'gate',
    checkpoints: [
      {
        id: 'aggregation-capability',
        statement: text(
          '具备汇总多个参与服务平台发票信息等数据的能力。',
          'The data of several participating service platforms can be aggregated.',
        ),
        evidence: text(
          '汇总系统设计方案；多来源数据汇总案例；容量测试报告。',
          'Design of the aggregation system; cases of aggregating data from several sources; capacity test report.',
        ),
      },
      {
        id: 'platform-connection',
        statement: text('能够与多个参与服务平台有效对接。', 'Several participating service platforms can be connected effectively.'),
        evidence: text(
          '统一接口规范；平台接入与联调方案。',
          'Uniform interface specification; plan for connecting and jointly testing platforms.',
        ),
      },
      {
        id: 'authority-connection',
        statement: text(
          '能够与发票核验机构、资金监管机构有效对接。',
          'The invoice verification institution and the institution supervising the funds can be connected effectively.',
        ),
        evidence: text(
          '对接方案；合作协议、授权或既往对接证明。',
          'Connection plan; agreements, authorisations or proof of earlier connections.',
        ),
      },
      {
        id: 'national-monitoring-connection',
        statement: text(
          '能够与全国有奖发票数据监测平台有效对接。',
          'The national invoice lottery data monitoring platform can be connected effectively.',
        ),
        evidence: text(
          '对接方案及时间安排；既往对接证明（如有）。',
          'Connection plan with timetable; proof of earlier connection, if any.',
        ),
      },
      {
        id: 'secure-fast-exchange',
        statement: text('数据互通安全、快速。', 'Data are exchanged securely and quickly.'),
        evidence: text(
          '传输加密与鉴权说明；时延与吞吐测试报告。',
          'Description of encryption and authentication; latency and throughput test report.',
        ),
      },
    ],
  },
  {
    id: 'national-experience',
    clause: '二-统筹-2',
    title: text('全国有奖发票工作经验（优先考虑）', 'Invoice lottery experience nationwide (preference)'),
    wording: text(
      '在全国有开展有奖发票工作经验且未发生过重大资金安全风险和隐患的企业优先考虑。',
      'Preference is given to enterprises that have experience of running invoice lotteries anywhere in the country and have had no major risk or hidden danger to the safety of funds.',
    ),
    roles: coordinatorOnly,
    kind: 'preference',
    checkpoints: [
      {
        id: 'lottery-experience',
        statement: text(
          '在全国范围内有开展有奖发票工作的经验。',
          'There is experience of running invoice lotteries somewhere in the country.',
        ),
        evidence: text(
          '中标通知书、合同、主管部门公告或证明。',
          'Award notices, contracts, announcements or certificates of the authorities in charge.',
        ),
      },
      {
        id: 'no-major-fund-risk',
        statement: text(
          '所开展的有奖发票工作未发生过重大资金安全风险和隐患。',
          'No major risk or hidden danger to the safety of funds has occurred in that work.',
        ),
        evidence: text(
          '委托方出具的履约评价或无重大资金安全风险证明；企业声明。',
          'The client’s assessment of performance or certificate of no major risk to funds; statement by the enterprise.',
        ),
      },
    ],
  },
] as const satisfies readonly Condition[]
