import { describe, expect, it } from 'vitest'
import { contentOf } from './content.ts'

const deadline = { from: '2026-01-28T09:30:00Z', to: '2026-01-29T09:30:00.5Z' }

describe('what a proposal carries', () => {
  it('is read by its kind', () => {
    expect(contentOf({ kind: 'deadline', payload: deadline })).toEqual({ kind: 'deadline', payload: deadline })
    expect(contentOf({ kind: 'late-exception', payload: { receivedAt: null } })).toEqual({
      kind: 'late-exception',
      payload: { receivedAt: null },
    })
  })

  it('is read without what was added later', () => {
    const payload = { memberId: 'm', expertId: 'e', expertName: '张' }
    expect(contentOf({ kind: 'expert-replacement', payload })).toEqual({ kind: 'expert-replacement', payload })
  })

  it.each([
    ['of another kind', { kind: 'result', payload: deadline }],
    ['that is no instant', { kind: 'deadline', payload: { ...deadline, to: 'tomorrow' } }],
    ['that is missing', { kind: 'rubric', payload: undefined }],
    ['of yet another kind', { kind: 'revocation', payload: { runId: 'r', version: 1, inputHash: 'h' } }],
  ] as const)('is unknown for a payload %s', (_, proposal) => {
    expect(contentOf(proposal)).toBeNull()
  })
})
