import type { ReadResult, ReadScores } from '../read.ts'
import { unitsOf, type ReadCell } from './judge.ts'

/** What the reading thread sends back: the reading, and the claim that the caller still has to verify (null: none was found). */
export interface IsolatedAnswer {
  readonly result: ReadResult
  readonly claim: { readonly content: string; readonly signature: string } | null
}

/** Where it stands, what stood there, what that is worth: all there is to a cell without a problem. */
type PlainCell = readonly [address: string, raw: string | null, units: number | null]

interface SentScores extends Omit<ReadScores, 'cells' | 'units'> {
  readonly sheet: string
  readonly cells: readonly (PlainCell | ReadCell)[]
}

interface Sent extends Omit<IsolatedAnswer, 'result'> {
  readonly result: ReadResult
  readonly scores: readonly SentScores[]
}

const send = ({ cells, units: _units, ...scores }: ReadScores): SentScores => ({
  ...scores,
  sheet: cells[0]?.sheet ?? '',
  cells: cells.map((cell) => {
    const { address, raw, units, normalised, problem } = cell
    return normalised || problem !== null ? cell : [address, raw, units]
  }),
})

/** An answer as text. Ten thousand cells as objects, cloned from thread to thread, cost as much as reading them. */
export const encodeAnswer = ({ result, claim }: IsolatedAnswer): string => {
  const sent: Sent = result.ok
    ? { claim, result: { ...result, scores: [] }, scores: result.scores.map(send) }
    : { claim, result, scores: [] }
  return JSON.stringify(sent)
}

/** The inverse of `encodeAnswer`: cells come in the order of the criteria of their role. */
export const decodeAnswer = (text: string): IsolatedAnswer => {
  // Only `encodeAnswer` makes these.
  const { result, claim, scores } = JSON.parse(text) as Sent
  if (!result.ok) return { result, claim }
  const criteria = new Map(result.identity.matrices.map((matrix) => [matrix.role, matrix.criteria]))
  const received = scores.map(({ sheet, cells: sent, ...rest }): ReadScores => {
    const cells = sent.map((cell, index): ReadCell => {
      if ('criterionId' in cell) return cell
      const [address, raw, units] = cell
      const criterionId = criteria.get(rest.role)?.[index]?.id ?? ''
      return { criterionId, sheet, address, raw, units, normalised: false, problem: null }
    })
    return { ...rest, cells, units: unitsOf(cells) }
  })
  return { claim, result: { ...result, scores: received } }
}
