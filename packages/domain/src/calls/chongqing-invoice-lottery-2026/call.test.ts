import { describe, expect, it } from 'vitest'
import { call } from './call.ts'

/** The announcement's figures, written down a second time: what the commission printed, not what the code says. */
describe('the Chongqing call', () => {
  it('has both roles with their marks', () => {
    expect(call.roles.map(({ id, name, mark }) => [id, name.zh, mark])).toEqual([
      ['coordinator', '统筹服务机构', '统'],
      ['platform', '参与服务平台', '平'],
    ])
  })

  it('has the five undertakings of the announcement', () => {
    expect(call.undertakings.map(({ name }) => name.zh)).toEqual([
      '抽奖系统建设',
      '用户实名校验',
      '发票收集及真实性核验',
      '发票信息等数据传输',
      '中奖资金兑付',
    ])
  })

  it('has six common conditions and two for 统筹服务机构, the second a preference', () => {
    expect(call.conditions.map(({ clause, kind, roles }) => [clause, kind, roles.join('+')])).toEqual([
      ['二-1', 'gate', 'coordinator+platform'],
      ['二-2', 'gate', 'coordinator+platform'],
      ['二-3', 'gate', 'coordinator+platform'],
      ['二-4', 'gate', 'coordinator+platform'],
      ['二-5', 'gate', 'coordinator+platform'],
      ['二-6', 'gate', 'coordinator+platform'],
      ['二-统筹-1', 'gate', 'coordinator'],
      ['二-统筹-2', 'preference', 'coordinator'],
    ])
    for (const { checkpoints } of call.conditions) {
      expect(checkpoints.length).toBeGreaterThanOrEqual(2)
      expect(checkpoints.length).toBeLessThanOrEqual(6)
    }
  })

  it('asks for four materials, each in three bound, stamped and scanned copies', () => {
    expect(call.materials.map(({ name, copies, sealed, bound, scan }) => [name.zh, copies, sealed, bound, scan])).toEqual([
      ['营业执照复印件', 3, true, true, true],
      ['重庆市有奖发票活动申请表', 3, true, true, true],
      ['满足申报条件的佐证资料', 3, true, true, true],
      ['参与活动的工作方案', 3, true, true, true],
    ])
  })

  it('weighs the groups of both rubrics as the product page does, in half points and marked as an assumption', () => {
    expect(call.rubrics.map(({ role, totalPoints, stepsPerPoint, assumption }) => [role, totalPoints, stepsPerPoint, assumption])).toEqual([
      ['coordinator', 100, 2, true],
      ['platform', 100, 2, true],
    ])
    expect(call.rubrics.map(({ groups }) => groups.map(({ name, points }) => `${name.zh} ${points}`))).toEqual([
      [
        '多平台汇聚与对接能力 25',
        '系统能力与数据安全保密 20',
        '发票核验与数据质量 15',
        '资金安全与风险防控 15',
        '组织协调与宣传配套 10',
        '服务保障、数据报告与审计配合 10',
        '全国有奖发票工作经验（优先考虑） 5',
      ],
      [
        '系统能力与数据安全保密 25',
        '发票上传、核验与数据汇总 25',
        '资金兑付与风险防控 20',
        '组织协调与宣传配套 15',
        '服务保障、数据报告与审计配合 15',
      ],
    ])
    for (const { criteria } of call.rubrics.flatMap<{ readonly criteria: readonly unknown[] }>(({ groups }) => groups)) {
      expect(criteria.length).toBeGreaterThanOrEqual(2)
      expect(criteria.length).toBeLessThanOrEqual(4)
    }
  })

  it('never promises more for a criterion than its full marks', () => {
    const criteria = call.rubrics.flatMap<{
      readonly criteria: readonly { readonly id: string; readonly points: number; readonly earns: { readonly zh: string } }[]
    }>(({ groups }) => groups)
    for (const { id, points, earns } of criteria.flatMap(({ criteria }) => criteria)) {
      const promised = [...earns.zh.matchAll(/([\d.]+) 分/g)].map(([, value]) => Number(value))
      expect(`${id} ${Math.max(...promised)}`).toBe(`${id} ${points}`)
    }
  })

  it('closes with the hall on the last announced day', () => {
    expect(Temporal.Instant.from(call.schedule.closesAt).toZonedDateTimeISO(call.timeZone).toPlainTime().toString()).toBe(
      `${call.schedule.hallClosesAt}:00`,
    )
    expect([call.schedule.opensAt, call.schedule.closesAt]).toEqual(['2026-01-26T09:00:00+08:00', '2026-01-28T17:30:00+08:00'])
  })
})
