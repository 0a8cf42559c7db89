import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Condition } from '../call/definition.ts'
import { decideEligibility, judgeConditions, type JudgedFinding } from './eligibility.ts'

const words = { zh: '字', en: 'word' }
const condition = (id: string, kind: Condition['kind'], roles: string[], checkpoints: string[]): Condition => ({
  id,
  clause: '二',
  title: words,
  wording: words,
  roles,
  kind,
  checkpoints: checkpoints.map((checkpoint) => ({ id: checkpoint, statement: words, evidence: words })),
})
const definition = {
  conditions: [
    condition('lawful', 'gate', ['platform', 'coordinator'], ['registered', 'certified']),
    condition('gathering', 'gate', ['coordinator'], ['gathers']),
    condition('experience', 'preference', ['coordinator'], ['experienced']),
  ],
}
const finding = (checkpointId: string, verdict: JudgedFinding['verdict'] = 'met', confirmed = true): JudgedFinding => ({
  checkpointId,
  verdict,
  confirmed,
})
const stateOf = (role: string, findings: JudgedFinding[]) =>
  judgeConditions(definition, role, findings).map(({ conditionId, state }) => `${conditionId} ${state}`)

describe('judgeConditions', () => {
  it('judges the conditions of the role only, in their order', () => {
    expect(stateOf('platform', [])).toEqual(['lawful open'])
    expect(stateOf('coordinator', [finding('gathers')])).toEqual(['lawful open', 'gathering met', 'experience open'])
  })

  it('needs a confirmation, for and against', () => {
    expect(stateOf('platform', [finding('registered'), finding('certified', 'met', false)])).toEqual(['lawful open'])
    expect(stateOf('platform', [finding('registered'), finding('certified', 'unmet', false)])).toEqual(['lawful open'])
  })

  it('leaves doubt open, confirmed or not', () => {
    expect(judgeConditions(definition, 'platform', [finding('registered'), finding('certified', 'doubt')])).toEqual([
      { conditionId: 'lawful', kind: 'gate', state: 'open', openCheckpoints: ['certified'], unmetCheckpoints: [] },
    ])
  })

  it('is unmet as soon as one checkpoint is, and still says what is open', () => {
    expect(judgeConditions(definition, 'platform', [finding('certified', 'unmet')])).toEqual([
      { conditionId: 'lawful', kind: 'gate', state: 'unmet', openCheckpoints: ['registered'], unmetCheckpoints: ['certified'] },
    ])
  })

  it('takes the last of several findings on one checkpoint', () => {
    expect(stateOf('platform', [finding('registered', 'unmet'), finding('certified'), finding('registered')])).toEqual(['lawful met'])
  })
})

const decide = (findings: JudgedFinding[]) => decideEligibility(judgeConditions(definition, 'coordinator', findings))

describe('decideEligibility', () => {
  const gates = [finding('registered'), finding('certified'), finding('gathers')]

  it('is eligible with every gate met, whatever becomes of a preference', () => {
    expect(decide(gates)).toBe('eligible')
    expect(decide([...gates, finding('experienced', 'unmet')])).toBe('eligible')
  })

  it('is ineligible with one gate unmet even while others are open', () => {
    expect(decide([finding('gathers', 'unmet')])).toBe('ineligible')
  })

  it('is open while a gate is', () => {
    expect(decide(gates.slice(1))).toBe('open')
  })

  it('never changes with the findings on a preference', () => {
    const any = fc.record({
      checkpointId: fc.constantFrom('registered', 'certified', 'gathers'),
      verdict: fc.constantFrom('met' as const, 'unmet' as const, 'doubt' as const),
      confirmed: fc.boolean(),
    })
    fc.assert(
      fc.property(
        fc.array(any, { maxLength: 5 }),
        fc.constantFrom('met' as const, 'unmet' as const, 'doubt' as const),
        fc.boolean(),
        (findings, verdict, confirmed) => {
          expect(decide([...findings, finding('experienced', verdict, confirmed)])).toBe(decide(findings))
        },
      ),
    )
  })
})
