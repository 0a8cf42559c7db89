import type { SheetAssignment } from '@zhengji/domain/sheet/assignment'
import { draftSheet, type SheetDraft } from '../xml/worksheet.ts'
import { textHeight } from './fit.ts'
import { applicantsPerPage, callRow, expertRow, firstApplicant, groupColumn, issueRow, pointsColumn, titleRow } from './matrix-places.ts'
import { localDate, localDateTime } from './time.ts'
import { words } from './texts.ts'

export interface MatrixHead {
  readonly draft: SheetDraft
  /** Heights in points: of rows that only the first page has, and of those that every page repeats. */
  readonly once: number
  readonly repeated: number
}

/** Title, who and which sheet: what differs between the experts of a panel. */
export const drawHead = (assignment: SheetAssignment, roleName: string, applicants: number, leftPixels: number): MatrixHead => {
  const word = words(assignment.locale)
  const draft = draftSheet(titleRow)
  const rehearsal = assignment.rehearsal ? `【${word.rehearsal}】` : ''
  const left = (
    row: number,
    style: 'title' | 'rehearsalLine' | 'subtitle' | 'line',
    points: number,
    value: string,
    least: number,
  ): number => {
    draft.merge(row, groupColumn, row, pointsColumn, { style, value })
    const height = Math.max(least, textHeight(value, points, leftPixels))
    draft.height(row, height)
    return height
  }
  const pieces = (...texts: string[]) => texts.filter(Boolean).join('    ')
  const { callTitle, roundName, timeZone } = assignment
  const once =
    left(titleRow, assignment.rehearsal ? 'rehearsalLine' : 'title', 16, `${rehearsal}${word.matrixTitle}·${roleName}`, 28) +
    left(callRow, 'subtitle', 11, roundName === callTitle ? callTitle : word.roundOf(callTitle, roundName), 20)
  const due = assignment.dueAt === null ? '' : word.due(localDateTime(assignment.dueAt, timeZone))
  const who = pieces(
    `${rehearsal}${word.labelled(word.expert, assignment.expertName)}`,
    word.labelled(word.sheetNumber, assignment.sheetNumber),
  )
  const rubric = word.rubric(assignment.rubricVersion, assignment.rubricHash.slice(0, 8))
  const issue = pieces(rubric, `${word.issued} ${localDate(assignment.issuedAt, timeZone)}`, due)
  const repeated = left(expertRow, 'line', 9, who, 16) + left(issueRow, 'line', 9, issue, 16)
  if (assignment.rehearsal) drawRehearsalMark(draft, word.rehearsal, applicants)
  return { draft, once, repeated }
}

/** A mark per printed strip, so that no page of a rehearsal can be taken for a real one. */
const drawRehearsalMark = (draft: SheetDraft, mark: string, applicants: number): void => {
  const perPage = applicantsPerPage(applicants)
  const lastColumn = firstApplicant + Math.max(applicants, 1) - 1
  for (let column = firstApplicant; column <= lastColumn; column += perPage)
    draft.merge(titleRow, column, callRow, Math.min(lastColumn, column + perPage - 1), { style: 'rehearsal', value: mark })
}
