import type { DemoApplication } from './enterprises.ts'

export interface DemoExpert {
  readonly name: string
  readonly category: string
  readonly title: string
  readonly phone: string
  readonly email: string
  readonly employments: readonly { readonly employer: string; readonly creditCode: string; readonly until: string | null }[]
}

const names = [
  '曾庆国',
  '冉启明',
  '谭晓峰',
  '向红梅',
  '龚世杰',
  '廖文静',
  '邓国栋',
  '蒲建平',
  '田雅琴',
  '秦良玉',
  '余光远',
  '贺思敏',
  '童兴华',
  '舒心怡',
  '段志刚',
  '彭雪莲',
  '雷鸣远',
  '易中立',
  '卢秋平',
  '汤家骏',
  '文博雅',
  '韦立人',
  '颜如松',
  '沙明月',
  '古城川',
  '柏子静',
  '左安邦',
  '㛃如玉',
  '欧阳明德',
  '司徒婉清',
] as const

const employers = [
  '重庆大学',
  '西南大学',
  '重庆邮电大学',
  '重庆工商大学',
  '西南政法大学',
  '重庆理工大学',
  '重庆市信息通信咨询设计院',
  '重庆渝州会计师事务所',
] as const
const titles = ['教授', '高级工程师', '注册会计师', '副教授', '研究员', '高级审计师'] as const

/**
 * Thirty experts over the call's categories. Every fifth works, or worked within three years, for one of the applicants (a conflict);
 * one left an applicant more than three years ago, which is none.
 */
export const demoExperts = (
  categories: readonly string[],
  applications: readonly DemoApplication[],
  today: Temporal.PlainDate,
): DemoExpert[] =>
  names.map((name, index) => {
    const former = applications[(index * 3) % applications.length]
    const employments: { employer: string; creditCode: string; until: string | null }[] = [
      { employer: employers[index % employers.length] ?? '重庆大学', creditCode: '', until: null },
    ]
    if (index % 5 === 0 && former !== undefined) {
      const until =
        index % 10 === 0
          ? today.subtract({ years: 1, months: index % 7 })
          : index === 15
            ? today.subtract({ years: 4 })
            : today.subtract({ years: 2 })
      employments.push({ employer: former.name, creditCode: former.creditCode, until: until.toString() })
    }
    return {
      name,
      category: categories[index % categories.length] ?? '',
      title: titles[index % titles.length] ?? '教授',
      phone: `139${String(8_300_000 + index * 6271).padStart(8, '0')}`,
      email: `expert${String(index + 1).padStart(2, '0')}@example.cn`,
      employments,
    }
  })
