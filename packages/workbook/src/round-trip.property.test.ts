import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { identify } from './identity.ts'
import { readWorkbook } from './read.ts'
import { sign, verify } from './testing/assignment.ts'
import { fillIn, repack, unpack } from './testing/fill.ts'
import { anyFilledIn } from './testing/panel.ts'
import { createSheetWriter } from './write.ts'

/** Cases; `SHEET_CASES=20000` for a long run. */
const numRuns = Number(process.env['SHEET_CASES'] ?? 1000)

/** What neither XML nor a cell keeps: carriage returns, characters that XML cannot hold, blanks at either end. */
const asKept = (remark: string): string =>
  remark
    .replace(/\r\n?/g, '\n')
    // eslint-disable-next-line no-control-regex -- naming them is the point
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '\ufffd')
    .toWellFormed()
    .trim()

describe('any workbook that could be issued', () => {
  it('brings back what an expert filled in, and who and what it was issued for', { timeout: numRuns * 1000 }, async () => {
    // One writer for all: what it keeps of one pack must never show in another.
    const writer = createSheetWriter({ sign })
    await fc.assert(
      fc.asyncProperty(anyFilledIn, async ({ assignment, filling, intended }) => {
        const parts = await unpack(await writer.write(assignment))
        fillIn(parts, filling)
        const read = await readWorkbook(repack(parts), { verify })
        if (!read.ok) throw new Error(`${read.refusal.reason} ${JSON.stringify(read.refusal.params)}`)
        expect(read.identity).toEqual(identify(assignment))
        expect(read.scores.map(({ applicationId, recused, comment, units }) => ({ applicationId, recused, comment, units }))).toEqual(
          intended.map(({ comment, ...rest }) => ({ ...rest, comment: asKept(comment) })),
        )
        expect(read.problems.filter(({ severity }) => severity === 'error')).toEqual([])
      }),
      { numRuns },
    )
  })
})
