import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readWorkbook } from '../read.ts'
import { sign, verify } from '../testing/assignment.ts'
import { fillIn, repack, unpack } from '../testing/fill.ts'
import { anyFilledIn } from '../testing/panel.ts'
import { writeSheet } from '../write.ts'
import { decodeAnswer, encodeAnswer } from './answer.ts'

describe('what the reading thread sends', () => {
  it('arrives as it was, whatever was read', async () => {
    await fc.assert(
      fc.asyncProperty(anyFilledIn, async ({ assignment, filling }) => {
        const parts = await unpack(await writeSheet(assignment, { sign }))
        fillIn(parts, filling)
        const result = await readWorkbook(repack(parts), { verify })
        const claim = { content: assignment.callTitle, signature: '' }
        expect(decodeAnswer(encodeAnswer({ result, claim }))).toEqual({ result, claim })
      }),
      { numRuns: 60 },
    )
  })

  it('arrives as a refusal', async () => {
    const result = await readWorkbook(Buffer.from('x'), { verify })
    expect(decodeAnswer(encodeAnswer({ result, claim: null }))).toEqual({ result, claim: null })
  })
})
