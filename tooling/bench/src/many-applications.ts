import { drizzle } from 'drizzle-orm/node-postgres'
import { creditCodeCheckCharacter } from '@zhengji/domain/enterprise/credit-code'
import { newId } from '@zhengji/db/id'
import * as schema from '@zhengji/db/schema/index'
import { searchColumns } from '@zhengji/services/application/search'
import { searchColumns as expertColumns } from '@zhengji/services/expert/search'

const places = ['重庆', '成都', '渝北', '两江', '巴渝', '嘉陵', '长江', '南岸', '江北', '山城']
const words = ['云票', '智联', '惠民', '数字', '支付', '信息', '网络', '电商', '数据', '安全']
const forms = ['科技有限公司', '信息技术有限公司', '网络科技有限公司', '数字服务有限公司', '股份有限公司']

const pick = (list: readonly string[], index: number): string => list[index % list.length] ?? ''

const expert = (index: number, phone: string, createdAt: Temporal.Instant): typeof schema.experts.$inferInsert => {
  const employments = [{ employer: `${pick(places, index)}${pick(words, index)}研究院`, creditCode: '', until: null }]
  const of = { name: `${pick(words, index)}${index.toString(36)}`, title: '教授', phone, employments }
  return { id: newId(), realm: 'real', category: pick(['finance', 'it', 'law'], index), ...of, ...expertColumns(of), createdAt }
}

/** Rows go in by SQL: what is measured is reading. Names differ, so that a search finds few of many. */
export const fillApplications = async (db: ReturnType<typeof drizzle>, roundId: string, from: number, to: number): Promise<void> => {
  const step = 2_000
  for (let start = from; start < to; start += step) {
    const enterprises = []
    const applications = []
    for (let index = start; index < Math.min(start + step, to); index += 1) {
      const name = `${pick(places, index)}${pick(words, Math.floor(index / 10))}${index.toString(36).toUpperCase()}${pick(forms, Math.floor(index / 7))}`
      const first17 = `91500112${String(index).padStart(9, '0')}`
      const creditCode = first17 + creditCodeCheckCharacter(first17)
      const number = `CQFP2026-平-${String(index + 1).padStart(4, '0')}`
      const contactPhone = `138${String(index * 7919)
        .padStart(8, '0')
        .slice(-8)}`
      const at = Temporal.Instant.from('2026-01-26T01:00:00Z').add({ milliseconds: index * 500 })
      const id = newId()
      enterprises.push({ id, realm: 'real' as const, creditCode, name, initials: '', createdAt: at })
      applications.push({
        id: newId(),
        roundId,
        realm: 'real' as const,
        enterpriseId: id,
        role: 'platform',
        number,
        status: 'received' as const,
        ...searchColumns({ enterpriseName: name, creditCode, contactPhone, number }),
        contactName: '张三',
        contactPhone,
        createdBy: id,
        createdAt: at,
        receivedAt: at,
      })
    }
    await db.insert(schema.enterprises).values(enterprises)
    await db.insert(schema.applications).values(applications)
    await db
      .insert(schema.experts)
      .values(applications.map(({ contactPhone, createdAt }, index) => expert(start + index, contactPhone, createdAt)))
  }
  await db.execute('analyze')
}
