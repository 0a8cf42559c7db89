import { createHash } from 'node:crypto'
import type { Criterion, CriterionGroup, Rubric } from '@zhengji/domain/call/definition'
import type { SheetApplicant, SheetAssignment, SheetMatrix } from '@zhengji/domain/sheet/assignment'
import { text } from '@zhengji/domain/text'

/** For tests only: a signature anybody could make, but which still fails when the content changes. */
export const sign = (content: string): string => `test:${createHash('sha256').update(content).digest('hex')}`
export const verify = (content: string, signature: string): boolean => sign(content) === signature

const criterion = (id: string, name: string, points: number): Criterion => ({
  id,
  name: text(name, `${name} (en)`),
  points,
  kind: 'subjective',
  earns: text(`${name}：方案完整、可行的得满分，缺一项扣 ${points / 4} 分。`, `${name}: complete and feasible.`),
  clauses: ['二-1'],
})

const group = (id: string, name: string, criteria: readonly Criterion[]): CriterionGroup => ({
  id,
  name: text(name, name),
  points: criteria.reduce((sum, { points }) => sum + points, 0),
  criteria,
})

export const rubricOf = (role: string, stepsPerPoint = 2): Rubric => ({
  role,
  totalPoints: 30,
  stepsPerPoint,
  assumption: false,
  groups: [
    group('system', '系统能力与数据安全保密', [criterion('lottery', '抽奖系统方案', 10), criterion('security', '数据安全保密措施', 8)]),
    group('service', '服务保障', [criterion('staff', '人员与应急预案', 7), criterion('reports', '数据报告', 5)]),
  ],
})

export const applicantsOf = (count: number, recused: readonly number[] = []): SheetApplicant[] =>
  Array.from({ length: count }, (_, index) => ({
    applicationId: `00000000-0000-7000-8000-${String(index + 1).padStart(12, '0')}`,
    number: `CQFP2026-统-${String(index + 1).padStart(4, '0')}`,
    name: `测试科技股份有限公司第${index + 1}号`,
    recused: recused.includes(index),
  }))

export const matrixOf = (role: string, roleName: string, applicants: readonly SheetApplicant[]): SheetMatrix => ({
  role,
  roleName,
  rubric: rubricOf(role),
  applicants,
})

export const assignmentOf = (changes: Partial<SheetAssignment> = {}): SheetAssignment => ({
  sheetId: '01890000-0000-7000-8000-000000000001',
  sheetNumber: 'CQFP2026-S-0003-K',
  roundId: '01890000-0000-7000-8000-0000000000aa',
  callId: 'test-call',
  callVersion: 1,
  rubricVersion: 3,
  rubricHash: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
  rehearsal: false,
  callTitle: '关于公开征集有奖发票活动参与企业的公告',
  roundName: '第一轮',
  expertId: '01890000-0000-7000-8000-0000000000e1',
  expertName: '张三',
  issuedAt: '2026-02-03T01:00:00Z',
  dueAt: '2026-02-05T09:00:00Z',
  timeZone: 'Asia/Shanghai',
  contact: '行政服务大厅 023-67862888',
  locale: 'zh',
  matrices: [matrixOf('coordinator', '统筹服务机构', applicantsOf(3, [1]))],
  ...changes,
})
