import type { RankedApplicant, RoleResult } from '@zhengji/domain/result/compute'
import { describe, expect, it } from 'vitest'
import { expertColumns } from './columns.ts'

const row = (totals: Record<string, number>, groups: Record<string, number> = {}): RankedApplicant => ({
  applicationId: 'a',
  number: '1',
  name: 'A',
  rank: 1,
  final: 100,
  groups,
  outcome: 'place',
  totals,
  tieResolvedBy: null,
})
const result = (change: Partial<RoleResult>): RoleResult => ({
  role: 'platform',
  stepsPerPoint: 2,
  ranking: [],
  problems: [],
  kendallsW: null,
  severity: {},
  replacements: [],
  ...change,
})

describe('the experts of a result', () => {
  it('stand in the order of the panel, also who gave nothing, and those the panel forgot stand last', () => {
    const members = [
      { expertId: 'b', name: '乙', position: 2 },
      { expertId: 'a', name: '甲', position: 1 },
      { expertId: 'd', name: '丁', position: 4 },
      { expertId: 'other', name: '旁', position: 3 },
    ]
    const problems = [
      { kind: 'incomplete-sheet', expertId: 'd', applicationId: 'a', criterionId: null, params: {}, blocking: true },
      { kind: 'too-few-sheets', expertId: null, applicationId: 'a', criterionId: null, params: {}, blocking: true },
    ] as const
    expect(expertColumns(result({ ranking: [row({ gone: 8, b: 9 })], problems, severity: { a: 3 } }), members)).toEqual([
      { id: 'a', name: '甲' },
      { id: 'b', name: '乙' },
      { id: 'd', name: '丁' },
      { id: 'gone', name: 'gone' },
    ])
  })
})
