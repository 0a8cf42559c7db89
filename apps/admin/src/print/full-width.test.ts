import { describe, expect, it } from 'vitest'
import { fullWidth } from './full-width.ts'

describe('punctuation on paper', () => {
  it.each([
    ['份数不足:应交 3 份,实收 2 份;请补交!', '份数不足\uff1a应交 3 份\uff0c实收 2 份\uff1b请补交\uff01'],
    ['请于2026年1月28日 17:30前(不含该时刻)送达', '请于2026年1月28日 17:30前\uff08不含该时刻\uff09送达'],
    ['(1)未盖章', '\uff081\uff09未盖章'],
    ['材料(三-2)', '材料\uff08三-2\uff09'],
    ['或在 http://127.0.0.1:3000/verify 粘贴', '或在 http://127.0.0.1:3000/verify 粘贴'],
    ['scan.pdf(2.6 kB), 3 copies (of 3)', 'scan.pdf(2.6 kB), 3 copies (of 3)'],
    ['(已经\uff08全角\uff09的,不变)', '\uff08已经\uff08全角\uff09的\uff0c不变\uff09'],
    ['', ''],
  ])('%j is printed as %j', (typed, printed) => {
    expect(fullWidth(typed)).toBe(printed)
  })

  it('changes nothing the second time', () => {
    const once = fullWidth('请于17:30前(不含)送达:附件(2),共 3 份。')
    expect(fullWidth(once)).toBe(once)
  })
})
