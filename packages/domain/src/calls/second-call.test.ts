import { describe, expect, it } from 'vitest'
import { checkDefinition } from '../call/conformance.ts'
import { defineCall } from '../call/define-call.ts'
import { reminderPurposeIds } from '../call/definition.ts'
import { purposeTraits } from '../reminder/purposes.ts'
import { hoursAfterStart, hoursBefore } from '../reminder/rung.ts'
import { rehearsalRound } from '../round/rehearsal.ts'
import { text } from '../text.ts'

/** Proof of docs/how-to/add-a-call.md: another call, one role, trimmed mean, other categories, and nothing of the engine touched. */

const copies = { copies: 3, sealed: true, bound: true, scan: true } as const
const subject = text('{call}：还有{rest}', '{call}: {rest} left')
const body = text('{recipient}：“{call}”的期限为{deadline}。', '{recipient}: “{call}” is due by {deadline}.')
const happened = text('{call}：有新情况', '{call}: something happened')
const isDated = (id: (typeof reminderPurposeIds)[number]) => purposeTraits[id].deadline !== 'none'

const call = defineCall({
  id: 'chongqing-appliance-platform-2025',
  version: 1,
  city: text('重庆市', 'Chongqing'),
  organiser: text('重庆市商务委员会', 'Chongqing Municipal Commission of Commerce'),
  title: text(
    '绿色智能家电以旧换新线上电商平台征集（第二批）',
    'Call for online platforms for trading in green and smart appliances (second batch)',
  ),
  shortTitle: text('家电以旧换新平台征集', 'Appliance trade-in platforms'),
  source: {
    document: '合成的公告，仅供测试',
    publishedOn: '2025-03-03',
    publisher: text('重庆市商务委员会', 'Chongqing Municipal Commission of Commerce'),
  },
  timeZone: 'Asia/Shanghai',
  schedule: {
    opensAt: '2025-03-04T09:00:00+08:00',
    closesAt: '2025-03-10T18:00:00+08:00',
    hallClosesAt: '18:00',
    legalWording: text('2025年3月4日至3月10日18:00。', '4 March to 10 March 2025, 18:00.'),
    reading: text('公告写明时刻。', 'The announcement names the hour.'),
  },
  delivery: {
    place: text('行政服务大厅', 'Administrative service hall'),
    address: text('重庆市南岸区', 'Nan’an District, Chongqing'),
    contact: text('值班人员', 'Officer on duty'),
    phone: '023-12345678',
  },
  numberPrefix: 'CQJD2025',
  roles: [{ id: 'shop', name: text('线上电商平台', 'Online platform'), mark: '商', quota: { places: 3, waiting: 0 } }],
  provisions: [],
  undertakings: [{ id: 'sale', name: text('销售与补贴核销', 'Sale and settlement of subsidies') }],
  conditions: [
    {
      id: 'standing',
      clause: '一-1',
      title: text('依法经营', 'Lawful operation'),
      wording: text('依法注册并合法经营。', 'Lawfully registered and operated.'),
      roles: ['shop'],
      kind: 'gate',
      checkpoints: [
        {
          id: 'registered',
          statement: text('已依法注册。', 'It is lawfully registered.'),
          evidence: text('营业执照。', 'Business licence.'),
        },
      ],
    },
  ],
  materials: [{ id: 'form', clause: '二-1', name: text('申请表', 'Application form'), hint: text('填写完整。', 'Completed.'), ...copies }],
  rubrics: [
    {
      role: 'shop',
      totalPoints: 10,
      stepsPerPoint: 1,
      assumption: false,
      groups: [
        {
          id: 'service',
          name: text('服务', 'Service'),
          points: 10,
          criteria: [
            {
              id: 'service-plan',
              name: text('服务方案', 'Service plan'),
              points: 10,
              kind: 'subjective',
              earns: text('方案完整可行得 10 分。', 'A complete and workable plan earns 10 points.'),
              clauses: ['一-1'],
            },
          ],
        },
      ],
    },
  ],
  panel: {
    size: 5,
    minimumSize: 5,
    substitutes: 2,
    categories: [{ id: 'retail', name: text('零售', 'Retail'), minimum: 3 }],
    recusalYears: 3,
    review: 'blind',
  },
  aggregation: { method: 'trimmed-mean', scope: 'total', disagreementPoints: 3 },
  ties: { shop: [{ kind: 'group', group: 'service' }, { kind: 'draw' }] },
  correction: { hours: 48 },
  publicity: { workingDays: 5, clause: '四', wording: text('公示5个工作日。', 'Made public for 5 working days.') },
  retention: { years: 10, clause: '五', wording: text('保存十年。', 'Kept for ten years.') },
  reminders: reminderPurposeIds.map((id) => ({
    id,
    rungs: isDated(id) ? [hoursBefore(24), hoursBefore(2)] : [hoursAfterStart(0)],
    channels: ['email'] as const,
    subject: isDated(id) ? subject : happened,
    body: isDated(id) ? body : happened,
  })),
  texts: {
    receiptStatement: text('本回执仅证明收到材料。', 'This receipt only proves receipt.'),
    lateRefusal: text('逾期不予受理。', 'Late deliveries are not accepted.'),
    notReturned: text('材料不予退回。', 'Materials are not returned.'),
    rubricAssumption: text('评分标准已公布。', 'The rubric is published.'),
    procurementBenchmark: text('采购规则仅作参照。', 'Procurement rules are benchmarks only.'),
  },
})

describe('a second call', () => {
  it('conforms with nothing but its own data', () => {
    expect(checkDefinition(call).map(({ message }) => message)).toEqual([])
  })

  it('can be rehearsed at once', () => {
    const now = Temporal.Instant.from('2026-11-24T04:30:00Z')
    expect(rehearsalRound(call, { name: '试跑', ordinal: 2, now, closesInMinutes: 5 }).numberPrefix).toBe('YL2-CQJD2025')
  })

  it('is held to the same rules as the first', () => {
    expect(checkDefinition({ ...call, panel: { ...call.panel, size: 4 } }).map(({ code }) => code)).toEqual([
      'panel-even',
      'panel-too-small',
    ])
  })
})
