import { describe, expect, it } from 'vitest'
import { initialsOf, nameKeyOf } from './initials.ts'
import { sameName } from './name.ts'

describe('initialsOf', () => {
  it.each([
    ['重庆山城云票科技有限公司', 'cqscypkjyxgs'],
    ['渝信数字服务（重庆）有限公司', 'yxszfwcqyxgs'],
    ['重庆A1科技', 'cqa1kj'],
    ['ABC Digital', 'abcdigital'],
    ['', ''],
  ])('of %s are %s', (name, initials) => {
    expect(initialsOf(name)).toBe(initials)
  })
})

it('names sort by sound, not by code point', () => {
  const names = ['郑州', '重庆', '北京', '阿坝', '嘉陵']
  const sorted = names.toSorted((a, b) => (nameKeyOf(a) < nameKeyOf(b) ? -1 : 1))
  expect(sorted).toEqual(['阿坝', '北京', '重庆', '嘉陵', '郑州'])
})

it.each([
  ['渝信(重庆)公司', '渝信（重庆）公司', true],
  ['ABC 公司', 'abc公司', true],
  ['渝信公司', '渝信有限公司', false],
])('%s and %s are the same enterprise: %s', (a, b, same) => {
  expect(sameName(a, b)).toBe(same)
})
