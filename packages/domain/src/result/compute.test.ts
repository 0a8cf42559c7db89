import { describe, expect, it } from 'vitest'
import { sha256 as digest } from '../testing/digest.ts'
import { rubricOf } from '../testing/rubric.ts'
import { computeRole, type RoleInput } from './compute.ts'

const rubric = rubricOf({ system: { uptime: 10, design: 20 }, service: { staff: 20 } }, ['uptime'])
const score = (uptime: number, design: number, staff: number) => ({ uptime, design, staff })
const applicant = (id: string) => ({ id, number: `N-${id}`, name: `企业${id}` })
const expert = (id: string) => ({ id, name: `专家${id}` })

const base: RoleInput = {
  rubric,
  aggregation: { method: 'mean', scope: 'total', disagreementPoints: 50 },
  ties: [{ kind: 'group', group: 'service' }, { kind: 'draw' }],
  quota: { places: 1, waiting: 1 },
  applicants: ['a', 'b', 'c'].map(applicant),
  experts: ['x', 'y', 'z'].map(expert),
  scores: {
    x: { a: score(10, 30, 20), b: score(8, 20, 20), c: score(6, 10, 10) },
    y: { a: score(10, 31, 20), b: score(8, 22, 21), c: score(6, 10, 11) },
    z: { a: score(10, 30, 20), b: score(8, 20, 20), c: score(6, 10, 10) },
  },
  recused: [],
  replacements: [],
  tieSeed: 'seed',
  digest,
}
const compute = (change: Partial<RoleInput> = {}) => computeRole({ ...base, ...change })
const row = (result: ReturnType<typeof computeRole>) =>
  result.ranking.map(({ applicationId, rank, final, outcome }) => `${applicationId} ${rank} ${final} ${outcome}`)

describe('the result of one role', () => {
  it('is the mean of the totals, rounded once, in order, with places and waiting list', () => {
    // a: 60, 61, 60 half points → 181/6 = 30.1667; b: 48, 51, 48 → 24.5; c: 26, 27, 26 → 13.1667
    expect(row(compute())).toEqual(['a 1 3017 place', 'b 2 2450 waiting', 'c 3 1317 not-selected'])
    expect(compute().ranking[0]).toEqual({
      applicationId: 'a',
      number: 'N-a',
      name: '企业a',
      rank: 1,
      final: 3017,
      // 40, 41, 40 → 121/6; 20, 20, 20 → 10
      groups: { system: 2017, service: 1000 },
      outcome: 'place',
      totals: { x: 60, y: 61, z: 60 },
      tieResolvedBy: null,
    })
    expect(compute()).toMatchObject({ role: 'platform', stepsPerPoint: 2, problems: [], kendallsW: 1 })
  })

  it('leaves a recused pair out: it neither counts nor is missing, even when scores were given', () => {
    const result = compute({ recused: [{ expertId: 'y', applicationId: 'a' }] })
    expect(row(result)[0]).toBe('a 1 3000 place')
    expect(result.ranking[0]?.totals).toEqual({ x: 60, z: 60 })
    expect(result.problems).toEqual([])
  })

  it('never counts what is missing as zero, and blocks until it is there', () => {
    const scores = { ...base.scores, y: { ...base.scores['y'], a: { uptime: 10, design: 31 } } }
    const result = compute({ scores })
    expect(row(result)[0]).toBe('a 1 3000 place')
    expect(result.problems).toEqual([
      { kind: 'incomplete-sheet', expertId: 'y', applicationId: 'a', criterionId: 'staff', params: { missing: 1 }, blocking: true },
    ])
  })

  it('has no rank for an applicant nobody scored, and says so', () => {
    const scores = Object.fromEntries(Object.entries(base.scores).map(([id, sheet]) => [id, { a: sheet['a'] ?? {}, b: sheet['b'] ?? {} }]))
    const result = compute({ scores })
    expect(row(result)).toEqual(['a 1 3017 place', 'b 2 2450 waiting', 'c null null incomplete'])
    expect(result.problems.map(({ kind, expertId, applicationId, blocking }) => [kind, expertId, applicationId, blocking])).toEqual([
      ['incomplete-sheet', 'x', 'c', true],
      ['incomplete-sheet', 'y', 'c', true],
      ['incomplete-sheet', 'z', 'c', true],
      ['too-few-sheets', null, 'c', true],
    ])
  })

  it('blocks on an objective criterion that was scored differently', () => {
    const scores = { ...base.scores, z: { ...base.scores['z'], b: score(9, 20, 20) } }
    expect(compute({ scores }).problems).toEqual([
      {
        kind: 'objective-differs',
        expertId: null,
        applicationId: 'b',
        criterionId: 'uptime',
        params: { lowest: '4', highest: '4.5' },
        blocking: true,
      },
    ])
  })

  it('shows a disagreement without blocking', () => {
    const scores = { ...base.scores, z: { ...base.scores['z'], a: score(10, 0, 0) } }
    const aggregation = { ...base.aggregation, disagreementPoints: 20 }
    expect(compute({ scores, aggregation }).problems).toEqual([
      {
        kind: 'disagreement',
        expertId: 'z',
        applicationId: 'a',
        criterionId: null,
        params: { total: '5', others: '30.25', bound: 20 },
        blocking: false,
      },
    ])
  })

  it('takes nothing from an expert who is not listed: a replaced member’s sheets are void', () => {
    expect(compute({ experts: ['x', 'z'].map(expert) }).ranking[0]?.totals).toEqual({ x: 60, z: 60 })
  })

  it('throws at stored units that no import could have let in', () => {
    expect(() => compute({ scores: { ...base.scores, x: { ...base.scores['x'], a: score(21, 0, 0) } } })).toThrow('x/a/uptime = 21')
  })

  it('has nothing to say about nobody', () => {
    expect(compute({ applicants: [] })).toMatchObject({ ranking: [], problems: [], kendallsW: null, severity: {} })
  })
})

describe('trimmed mean', () => {
  const five = ['v', 'w', 'x', 'y', 'z']
  const scores = Object.fromEntries(five.map((id, n) => [id, { a: score(10, [0, 20, 21, 22, 40][n] ?? 0, [40, 10, 11, 12, 0][n] ?? 0) }]))
  const trimmed = (scope: 'total' | 'criterion', experts = five) =>
    compute({
      applicants: [applicant('a')],
      experts: experts.map(expert),
      scores,
      aggregation: { ...base.aggregation, method: 'trimmed-mean', scope },
    })

  it('drops one highest and one lowest total', () => {
    // Totals 50, 40, 42, 44, 50: without 40 and one 50 → 136/3 half points = 22.6667
    expect(trimmed('total').ranking[0]?.final).toBe(2267)
  })

  it('drops them criterion by criterion', () => {
    // uptime 10; design 20, 21, 22 → 21; staff 10, 11, 12 → 11: 42 half points
    expect(trimmed('criterion').ranking[0]?.final).toBe(2100)
  })

  it('needs five valid sheets', () => {
    const result = trimmed('total', five.slice(1))
    expect(row(result)).toEqual(['a null null incomplete'])
    expect(result.problems).toEqual([
      { kind: 'too-few-sheets', expertId: null, applicationId: 'a', criterionId: null, params: { found: 4, needed: 5 }, blocking: true },
    ])
  })
})

const drawn = (tieSeed: string) => one({ a: score(1, 2, 3), b: score(1, 2, 3) }, { tieSeed }).ranking[0]?.applicationId

const one = (scores: Record<string, ReturnType<typeof score>>, change: Partial<RoleInput> = {}) =>
  compute({ applicants: Object.keys(scores).map(applicant), experts: [expert('x')], scores: { x: scores }, ...change })
const order = (result: ReturnType<typeof computeRole>) =>
  result.ranking.map(({ applicationId, rank, tieResolvedBy }) => [applicationId, rank, tieResolvedBy])

describe('ties', () => {
  it('go through the chain: the named group first, then the draw', () => {
    const lots = ['b', 'c', 'd'].sort((p, q) => (digest(`seed:${p}`) < digest(`seed:${q}`) ? -1 : 1))
    const result = one({ a: score(10, 10, 20), b: score(10, 20, 10), c: score(20, 10, 10), d: score(0, 30, 10), e: score(10, 10, 10) })
    expect(order(result)).toEqual([
      ['a', 1, null],
      [lots[0], 2, 'group:service'],
      [lots[1], 3, 'draw'],
      [lots[2], 4, 'draw'],
      ['e', 5, null],
    ])
  })

  it('end in the draw even when the chain forgot it', () => {
    const result = one({ a: score(1, 2, 3), b: score(1, 2, 3) }, { ties: [] })
    expect(result.ranking.map(({ tieResolvedBy }) => tieResolvedBy)).toEqual([null, 'draw'])
  })

  it('depend on the seed alone', () => {
    const winners = Array.from({ length: 200 }, (_, n) => drawn(`seed ${n}`))
    expect(Array.from({ length: 200 }, (_, n) => drawn(`seed ${n}`))).toEqual(winners)
    const share = winners.filter((id) => id === 'a').length
    expect(share > 60 && share < 140).toBe(true)
  })

  it('are what the public sees as equal: the published figure decides, not what lies behind the rounding', () => {
    // 12/13 of a unit against 11/12 (one recusal): 0.4615 and 0.4583 points.
    const experts = Array.from({ length: 13 }, (_, n) => `e${n + 10}`)
    const scores = Object.fromEntries(experts.map((id, n) => [id, { a: score(0, n < 12 ? 1 : 0, 0), b: score(0, n < 12 ? 1 : 0, 0) }]))
    const result = compute({
      applicants: ['a', 'b'].map(applicant),
      experts: experts.map(expert),
      scores,
      recused: [{ expertId: 'e10', applicationId: 'b' }],
    })
    expect(result.ranking.map(({ final }) => final)).toEqual([46, 46])
    expect(result.ranking[1]?.tieResolvedBy).toBe('draw')
  })
})
