import { describe, expect, it } from 'vitest'
import { formatKind } from './formats.ts'

describe('number formats', () => {
  it.each([
    'General',
    'G/通用格式',
    '0.0',
    '#,##0.00;[Red]-#,##0.00',
    '0"分"',
    '0"%"',
    '0\\%',
    '0.00E+00',
    '# ?/?',
    '@',
    '_ * #,##0_ ;_ * -#,##0_ ;_ * "-"_ ;_ @_ ',
    '[>=5]0.0;[Blue]0',
    '0.0;;;"hm"@',
  ])('%s shows a number', (code) => expect(formatKind(code)).toBe('plain'))

  it.each(['0%', '0.00%', '[Red]0.0%;-0.0%', '0;-0%', '0%;;;@'])('%s shows a percentage', (code) =>
    expect(formatKind(code)).toBe('percent'),
  )

  it.each([
    'yyyy-mm-dd',
    'yyyy"年"m"月"d"日"',
    '[$-804]yyyy"年"m"月"d"日";@',
    'm/d',
    'h:mm',
    '[h]:mm',
    '[mm]:ss',
    'aaaa',
    '[$-411]ge.m.d',
    'bbbb',
    'd/m/yy h:mm',
  ])('%s shows a date or a time', (code) => expect(formatKind(code)).toBe('date'))
})
