import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formatUnits, parseScore, pointsToUnits } from './units.ts'

const scale = { maxUnits: 20, stepsPerPoint: 2 }

describe('parseScore', () => {
  it.each([
    ['7.5', 15],
    ['0', 0],
    ['10', 20],
    ['7.50', 15],
    ['007', 14],
    [7.5, 15],
    [0, 0],
    [-0, 0],
    [10, 20],
  ])('takes %o as it stands', (found, units) => {
    expect(parseScore(found, scale)).toEqual({ ok: true, units, normalised: false })
  })

  it.each([
    ['８．５', 17],
    ['8。5', 17],
    ['8｡5', 17],
    ['7,5', 15],
    ['7，5', 15],
    ['9分', 18],
    ['9 分', 18],
    ['９分', 18],
    [' 7.5 ', 15],
    ['\u30007.5\u00a0', 15],
    ['.5', 1],
    ['7.', 14],
  ])('reads %o leniently and says so', (found, units) => {
    expect(parseScore(found, scale)).toEqual({ ok: true, units, normalised: true })
  })

  it.each([
    '85%',
    '８５％',
    '九',
    '7/8',
    '7-8',
    '1,000',
    '7 5',
    '7.5.',
    '7..5',
    '=1+1',
    '2026-1-5',
    'abc',
    '分',
    '无',
    '√',
    '-',
    '7e0',
    '0x8',
    '+7',
    'NaN',
    '7,,5',
    '1;2',
  ])('refuses %o: it is not clearly a score', (found) => {
    expect(parseScore(found, scale)).toEqual({ ok: false, reason: 'score-not-a-number', params: { found, max: '10' } })
  })

  it.each([
    ['10.5', '10.5'],
    ['-1', '-1'],
    ['-0.5', '-0.5'],
    [46_027, '46027'],
    ['10.01', '10.01'],
    ['－１', '-1'],
  ])('refuses %o: out of range', (input, found) => {
    expect(parseScore(input, scale)).toEqual({ ok: false, reason: 'score-out-of-range', params: { found, max: '10' } })
  })

  it.each([
    ['7.25', '7.25'],
    [0.85, '0.85'],
    [7.499_999_999, '7.499999999'],
    ['9.999', '9.999'],
  ])('refuses %o: between two steps, nothing is rounded', (input, found) => {
    expect(parseScore(input, scale)).toEqual({ ok: false, reason: 'score-step', params: { found, step: '0.5' } })
  })

  it.each(['', ' ', '\u3000'])('tells an empty cell %o from a wrong one', (found) => {
    expect(parseScore(found, scale)).toEqual({ ok: false, reason: 'score-missing', params: { max: '10' } })
  })

  it.each([Number.NaN, Infinity, 1e21, 1e-7])('refuses the number %d', (found) => {
    expect(parseScore(found, scale)).toMatchObject({ ok: false, reason: 'score-not-a-number' })
  })

  it('reads what formatUnits writes, as text and as a number, and full width as well', () => {
    fc.assert(
      fc.property(fc.constantFrom(1, 2, 4, 5, 10, 20, 100), fc.nat(10_000), (stepsPerPoint, units) => {
        const written = formatUnits(units, stepsPerPoint)
        const own = { maxUnits: 10_000, stepsPerPoint }
        expect(parseScore(written, own)).toEqual({ ok: true, units, normalised: false })
        expect(parseScore(Number(written), own)).toEqual({ ok: true, units, normalised: false })
        const wide = written.replace(/[!-~]/g, (character) => String.fromCodePoint((character.codePointAt(0) ?? 0) + 0xfee0))
        expect(parseScore(wide, own)).toEqual({ ok: true, units, normalised: true })
      }),
    )
  })

  it('never gives anything but whole units within the scale, whatever it is fed', () => {
    const fed = fc.oneof(fc.string(), fc.double(), fc.stringMatching(/^[-+ 0-9０-９.,。分%]{1,8}$/))
    fc.assert(
      fc.property(fed, (found) => {
        const parsed = parseScore(found, scale)
        const sound = !parsed.ok || (Number.isInteger(parsed.units) && parsed.units >= 0 && parsed.units <= scale.maxUnits)
        expect(sound).toBe(true)
      }),
      { numRuns: 1000 },
    )
  })
})

describe('units', () => {
  it('are written as points without trailing zeros', () => {
    expect([
      formatUnits(15, 2),
      formatUnits(20, 2),
      formatUnits(0, 2),
      formatUnits(-15, 2),
      formatUnits(9033, 100),
      formatUnits(1, 8),
    ]).toEqual(['7.5', '10', '0', '-7.5', '90.33', '0.125'])
  })

  it('count full marks', () => {
    expect(pointsToUnits(7.5, 2)).toBe(15)
    expect(pointsToUnits(0.3, 10)).toBe(3)
  })
})
