import * as v from 'valibot'
import { describe, expect, it } from 'vitest'
import { decodeRefusal } from '../refusal/refusal.ts'
import { recordFindingInput } from './input.ts'

const finding = {
  applicationId: '01a20f92-c2d9-737a-83d2-242d8ddb96fe',
  checkpointId: 'registered',
  version: 0,
  verdict: 'met',
  fileId: null,
  page: null,
  note: '',
}
const faultsOf = (input: unknown) => {
  const result = v.safeParse(recordFindingInput, input)
  return result.success ? [] : result.issues.map((issue) => [v.getDotPath(issue), decodeRefusal(issue.message)?.reason])
}

describe('a finding', () => {
  it.each(['unmet', 'doubt'])('that is %s says why', (verdict) => {
    expect(faultsOf({ ...finding, verdict })).toEqual([['note', 'finding-note-required']])
    expect(faultsOf({ ...finding, verdict, note: '  ' })).toEqual([['note', 'finding-note-required']])
    expect(faultsOf({ ...finding, verdict, note: '缺一页' })).toEqual([])
  })

  it('that is met needs no words', () => {
    expect(faultsOf(finding)).toEqual([])
  })
})
