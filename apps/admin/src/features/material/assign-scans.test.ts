import { calls } from '@zhengji/domain/calls/registry'
import { expect, it } from 'vitest'
import { assignScans } from './assign-scans.ts'

const materials = calls[0]?.materials ?? []

it.each([
  ['营业执照复印件.pdf', 'business-licence'],
  ['云票公司-营业执照.pdf', 'business-licence'],
  ['申请表(盖章) 重庆市有奖发票活动.pdf', 'application-form'],
  ['佐证资料 2026.PDF', 'supporting-evidence'],
  ['参与活动的工作方案v2.pdf', 'work-plan'],
  ['1.pdf', 'business-licence'],
  ['02-扫描.pdf', 'application-form'],
  ['材料3.jpg', 'supporting-evidence'],
  ['附件 4.pdf', 'work-plan'],
  ['2 营业执照.pdf', 'business-licence'],
  ['work plan.pdf', 'work-plan'],
  ['20260128.pdf', null],
  ['9.pdf', null],
  ['扫描件.pdf', null],
  ['活动.pdf', null],
])('%s belongs to %s', (name, materialId) => {
  const { byMaterial, unknown } = assignScans([{ name }], materials)
  expect([[...byMaterial.keys()], unknown.length]).toEqual(materialId === null ? [[], 1] : [[materialId], 0])
})

it('keeps the order of several scans of one material', () => {
  const { byMaterial } = assignScans([{ name: '3-上.pdf' }, { name: '1.pdf' }, { name: '3-下.pdf' }], materials)
  expect(byMaterial.get('supporting-evidence')?.map(({ name }) => name)).toEqual(['3-上.pdf', '3-下.pdf'])
})
