import { creditCodeCheckCharacter } from '@zhengji/domain/enterprise/credit-code'

/** Invented enterprises of the rehearsal: names look real, codes are valid by GB 32100-2015, none is a registered company known to us. */
export interface DemoEntity {
  readonly name: string
  readonly creditCode: string
  readonly relation: string
  readonly undertakings: readonly string[]
}

export interface DemoApplication {
  readonly name: string
  readonly creditCode: string
  readonly role: 'coordinator' | 'platform'
  readonly related: readonly DemoEntity[]
  readonly contact: { readonly name: string; readonly phone: string; readonly email: string }
  /** What is special about it; `plain` ones are complete and meet every gate. */
  readonly story: 'plain' | 'missing-copies' | 'gate-fails' | 'late' | 'draft'
}

const code = (region: string, serial: number): string => {
  const first17 = `91${region}MA7${String(serial).padStart(5, '0')}Q`
  return first17 + creditCodeCheckCharacter(first17)
}

/** [name, region, role] — 500112 渝北, 500103 渝中, 500108 南岸, 500106 沙坪坝, 500107 九龙坡, 110108 海淀, 440305 南山, 330106 西湖, 310115 浦东 */
const plain = [
  ['重庆山城云票科技有限公司', '500112', 'coordinator'],
  ['渝信数字服务（重庆）有限公司', '500103', 'coordinator'],
  ['重庆江北嘴支付技术有限公司', '500105', 'coordinator'],
  ['两江智联数据股份有限公司', '500112', 'coordinator'],
  ['重庆巴渝惠民网络科技有限公司', '500108', 'platform'],
  ['嘉陵生活服务（重庆）有限公司', '500106', 'platform'],
  ['重庆解放碑电子商务有限公司', '500103', 'platform'],
  ['北京票易达信息技术有限公司', '110108', 'platform'],
  ['深圳市南湾移动支付有限公司', '440305', 'platform'],
  ['杭州西溪云开票科技有限公司', '330106', 'platform'],
  ['上海浦江惠购信息服务有限公司', '310115', 'platform'],
  ['重庆麻辣到家网络科技有限公司', '500107', 'platform'],
  ['重庆缙云山数字科技有限公司', '500109', 'platform'],
  ['渝悦出行（重庆）科技有限公司', '500112', 'platform'],
] as const

const surnames = '张王李赵陈杨黄周吴徐孙胡朱高林何郭马罗梁'
const given = ['志强', '晓燕', '建华', '雨桐', '国庆', '丽娟', '子涵', '永红', '海波', '思远']

const contact = (index: number): DemoApplication['contact'] => ({
  name: `${surnames[index % surnames.length] ?? '张'}${given[index % given.length] ?? '华'}`,
  phone: `138${String(23_000_000 + index * 7919).padStart(8, '0')}`,
  email: `contact${String(index + 1).padStart(2, '0')}@example.cn`,
})

export const undertakingIdsOf = (definition: { readonly undertakings: readonly { readonly id: string }[] }): string[] =>
  definition.undertakings.map(({ id }) => id)

/**
 * Twenty applications of nineteen enterprises: one applies for both roles, one has related entities that carry two undertakings,
 * one misses copies and a seal, one fails a gate, one comes a second late, one stays a draft.
 */
export const demoApplications = (undertakings: readonly string[]): DemoApplication[] => {
  const applications: DemoApplication[] = plain.map(([name, region, role], index) => ({
    name,
    creditCode: code(region, 1000 + index * 37),
    role,
    related: [],
    contact: contact(index),
    story: 'plain',
  }))
  const first = applications[0]
  if (first === undefined) throw new Error('the list of enterprises is empty')
  const special = (
    index: number,
    name: string,
    region: string,
    role: DemoApplication['role'],
    story: DemoApplication['story'],
  ): DemoApplication => ({
    name,
    creditCode: code(region, 1000 + index * 37),
    role,
    related: [],
    contact: contact(index),
    story,
  })
  return [
    ...applications,
    { ...first, role: 'platform' },
    {
      ...special(15, '重庆长江数联集团有限公司', '500103', 'coordinator', 'plain'),
      related: [
        { name: '重庆长江数联支付有限公司', creditCode: code('500103', 7001), relation: '全资子公司', undertakings: undertakings.slice(4) },
        {
          name: '长江数联安全技术（重庆）有限公司',
          creditCode: code('500103', 7038),
          relation: '控股子公司',
          undertakings: undertakings.slice(1, 2),
        },
      ],
    },
    special(16, '重庆歌乐山信息技术有限公司', '500106', 'platform', 'missing-copies'),
    special(17, '重庆朝天门跨境电商有限公司', '500103', 'platform', 'gate-fails'),
    special(18, '重庆晚霞软件有限公司', '500107', 'platform', 'late'),
    special(19, '重庆南山云店科技有限公司', '500108', 'platform', 'draft'),
  ]
}
