import { createHash } from 'node:crypto'
import type { Rubric } from '@zhengji/domain/call/definition'
import type { SheetAssignment } from '@zhengji/domain/sheet/assignment'
import { text } from '@zhengji/domain/text'

export interface Size {
  readonly experts: number
  readonly applicants: number
  readonly criteria: number
}

/** experts × applicants × criteria. `crowd` and `throng` are the large pack for more experts, again and again: does memory grow with them? */
export const sizes = {
  small: { experts: 5, applicants: 12, criteria: 12 },
  medium: { experts: 9, applicants: 100, criteria: 15 },
  large: { experts: 15, applicants: 500, criteria: 20 },
  crowd: { experts: 60, applicants: 500, criteria: 20 },
  throng: { experts: 240, applicants: 500, criteria: 20 },
} satisfies Record<string, Size>

export type SizeName = keyof typeof sizes

/** Signs as cheaply for every writer, so that none is measured by it. */
export const sign = (content: string): string => createHash('sha256').update(content).digest('hex')
export const check = { verify: (content: string, signature: string) => sign(content) === signature }

const titles = [
  '系统建设与平台对接',
  '数据安全与保密',
  '发票核验与数据质量',
  '资金兑付与风险防控',
  '组织协调与宣传配套',
  '服务保障与审计配合',
]

const perGroup = 4
const fullMarks = 5

const rubricOf = (criteria: number): Rubric => ({
  role: 'coordinator',
  totalPoints: criteria * fullMarks,
  stepsPerPoint: 2,
  assumption: false,
  groups: Array.from({ length: Math.ceil(criteria / perGroup) }, (_, group) => {
    const size = Math.min(perGroup, criteria - group * perGroup)
    const name = titles[group % titles.length] ?? ''
    return {
      id: `group-${group}`,
      name: text(name, name),
      points: size * fullMarks,
      criteria: Array.from({ length: size }, (_criterion, index) => ({
        id: `criterion-${group}-${index}`,
        name: text(`${name}之${index + 1}`, `${name} ${index + 1}`),
        points: fullMarks,
        kind: 'subjective' as const,
        earns: text(
          `方案完整、可行并有同类项目经验的得 ${fullMarks} 分；基本可行的得 3 分；缺少关键内容的不得分。`,
          'complete and feasible',
        ),
        clauses: ['二-1'],
      })),
    }
  }),
})

/** Every expert is recused from one applicant, as on a real panel. */
export const assignmentOf = ({ applicants, criteria }: Size, expert: number): SheetAssignment => ({
  sheetId: `00000000-0000-7000-8000-${String(expert).padStart(12, '0')}`,
  sheetNumber: `CQFP2026-S-${String(expert).padStart(4, '0')}-K`,
  roundId: '00000000-0000-7000-8000-0000000000aa',
  callId: 'bench',
  callVersion: 1,
  rubricVersion: 1,
  rubricHash: '0'.repeat(64),
  rehearsal: false,
  callTitle: '关于公开征集有奖发票活动参与企业的公告',
  roundName: '第一轮',
  expertId: `00000000-0000-7000-8000-${String(1000 + expert).padStart(12, '0')}`,
  expertName: `专家${expert}`,
  issuedAt: '2026-02-02T01:00:00Z',
  dueAt: '2026-02-05T09:00:00Z',
  timeZone: 'Asia/Shanghai',
  contact: '行政服务大厅 023-67862888',
  locale: 'zh',
  matrices: [
    {
      role: 'coordinator',
      roleName: '统筹服务机构',
      rubric: rubricOf(criteria),
      applicants: Array.from({ length: applicants }, (_, index) => ({
        applicationId: `00000000-0000-7000-8000-${String(2000 + index).padStart(12, '0')}`,
        number: `CQFP2026-统-${String(index + 1).padStart(4, '0')}`,
        name: `重庆第${index + 1}云票信息科技股份有限公司`,
        recused: index === (expert * 37) % applicants,
      })),
    },
  ],
})
