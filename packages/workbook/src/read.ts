import { refuse, type Refusal } from '@zhengji/domain/refusal/refusal'
import type { SheetProblem } from '@zhengji/domain/sheet/verdict'
import { clip } from '@zhengji/domain/text'
import { guardWorkbook } from './guard.ts'
import type { SheetIdentity } from './identity.ts'
import { readBook, type Book } from './reader/book.ts'
import { judgePart, type ReadScores } from './reader/judge.ts'
import { partKey } from './keys.ts'
import { findCorners, locatePart } from './reader/locate.ts'
import { findLockedChanges, missingAnchors } from './reader/locked.ts'
import { readMachineSheet } from './reader/machine.ts'
import { PartFault } from './reader/xml-text.ts'

export type { ReadCell, ReadScores } from './reader/judge.ts'

export interface ReadOk {
  readonly ok: true
  readonly identity: SheetIdentity
  readonly scores: readonly ReadScores[]
  readonly problems: readonly SheetProblem[]
  /** When the file says it was last saved (ISO instant), or null. A hint only: anybody can set a clock. */
  readonly modifiedAt: string | null
}

export interface ReadRefused {
  readonly ok: false
  readonly refusal: Refusal
  /** Whose file it is, once its signature has proved it. */
  readonly identity: SheetIdentity | null
  readonly problems: readonly SheetProblem[]
}

export type ReadResult = ReadOk | ReadRefused

export interface ReadOptions {
  /** Whether `signature` was made by us over `content`. */
  readonly verify: (content: string, signature: string) => boolean
}

const refused = (refusal: Refusal, identity: SheetIdentity | null = null, problems: readonly SheetProblem[] = []): ReadRefused => ({
  ok: false,
  refusal,
  identity,
  problems,
})

/** Reads a book that passed the guard. Separate so that tests can hand over any book. */
const readParts = (book: Book, { verify }: ReadOptions): ReadResult => {
  const machine = readMachineSheet(book)
  if (!machine.ok) return refused(machine)
  const { identity } = machine
  if (!verify(machine.content, machine.signature)) return refused(refuse('sheet-signature'))
  const scores: ReadScores[] = []
  const problems: SheetProblem[] = []
  const changes: SheetProblem[] = []
  const corners = findCorners(book)
  for (const matrix of identity.matrices)
    for (const part of matrix.parts) {
      const place = locatePart(corners.get(partKey(part.key)) ?? [], matrix, part)
      if (!place.ok) return refused(place, identity, problems)
      if (missingAnchors(place.located))
        return refused(refuse('sheet-keys-missing', { sheet: place.located.sheet }), identity, [...place.problems])
      changes.push(...findLockedChanges(matrix, place.located))
      const judged = judgePart(book, matrix, place.located)
      scores.push(...judged.scores)
      problems.push(...place.problems, ...judged.problems)
    }
  const [change] = changes
  if (change !== undefined) return refused(refuse('sheet-locked-changed', change.params), identity, [...changes, ...problems])
  return { ok: true, identity, scores, problems, modifiedAt: book.modifiedAt }
}

/**
 * Reads a returned workbook: guard, signature, then only the cells that were issued, found by hidden keys and never by position.
 * Whatever the bytes are, the answer is a value: refused with the reason, or every score with its problems. Formulas, percentages
 * and dates in score cells are problems of that cell; a changed criterion, full mark or applicant refuses the whole file.
 */
export const readWorkbook = async (bytes: Uint8Array, options: ReadOptions): Promise<ReadResult> => {
  const guarded = await guardWorkbook(bytes)
  if (!guarded.ok) return refused(guarded)
  let book: Book
  try {
    book = readBook(guarded.parts)
  } catch (error) {
    if (error instanceof PartFault) return refused(refuse('sheet-damaged', { part: clip(error.message, 120) }))
    throw error
  }
  return readParts(book, options)
}
