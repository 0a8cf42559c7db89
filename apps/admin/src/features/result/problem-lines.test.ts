import type { ResultProblem } from '@zhengji/domain/result/compute'
import { expect, it } from 'vitest'
import { problemLines } from './problem-lines.ts'

const problem = (kind: ResultProblem['kind'], expertId: string | null, applicationId: string): ResultProblem => ({
  kind,
  expertId,
  applicationId,
  criterionId: null,
  params: {},
  blocking: kind !== 'disagreement',
})

it('says once what one expert left out, keeps everything else apart, and puts what blocks first', () => {
  const disagreement = problem('disagreement', 'x', 'a')
  const [xa, ya, xb] = [problem('incomplete-sheet', 'x', 'a'), problem('incomplete-sheet', 'y', 'a'), problem('incomplete-sheet', 'x', 'b')]
  const few = problem('too-few-sheets', null, 'b')
  expect(problemLines([disagreement, xa, ya, xb, few])).toEqual([
    { kind: 'sheet', blocking: true, expertId: 'x', problems: [xa, xb] },
    { kind: 'one', blocking: true, problem: ya },
    { kind: 'one', blocking: true, problem: few },
    { kind: 'one', blocking: false, problem: disagreement },
  ])
})
