import { describe, expect, it } from 'vitest'
import { isPhone, maskPhone, normalisePhone } from './phone.ts'

describe('a telephone number', () => {
  it.each([
    ['023—67862888', '023-67862888'],
    ['023——67862888', '023-67862888'],
    ['138 1234 8000', '13812348000'],
    ['13812348000', '13812348000'],
    ['023−67862888', '023-67862888'],
  ])('%s is normalised to %s', (input, normalised) => {
    expect(normalisePhone(input)).toBe(normalised)
    expect(isPhone(normalised)).toBe(true)
  })

  it.each(['13812348000', '+86-13812348000', '023-67862888', '0231-6786288', '023-67862888-801', '400-820-8820', '4008208820'])(
    '%s is one',
    (phone) => {
      expect(isPhone(phone)).toBe(true)
    },
  )

  it.each(['', '12812348000', '1381234800', '138123480000', '67862888', '023-6786288a', '400-82-08820', '13812348000 13812348001'])(
    '%s is none',
    (phone) => {
      expect(isPhone(phone)).toBe(false)
    },
  )

  it('keeps only its beginning and last four digits in lists', () => {
    expect(maskPhone('13812348000')).toBe('138****8000')
    expect(maskPhone('023-67862888')).toBe('***-****2888')
  })
})
